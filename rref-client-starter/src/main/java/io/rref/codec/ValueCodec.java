package io.rref.codec;

import io.rref.protocol.Content;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Encodes and decodes arguments and values with fixed Jackson settings. Thread-safe; blocks only where user code does.
 *
 * <p>The form is plain UTF-8 JSON, and the declared type decides what is written and read: ISO dates, enums by name,
 * {@code byte[]} as base64, NaN and infinities as strings, {@code null} for void. Unknown properties, nulls for
 * primitives and conversions between texts, numbers and booleans are refused. An interface or sealed type travels with
 * {@code @JsonTypeInfo(use = NAME)} and listed subtypes; class names in JSON are never followed. Nesting ends at 200.
 *
 * <p>Handles may stand anywhere but in map keys, also the same one more than once: each place is a handle of its own.
 * PyTorch: {@code internal.serialize} (C030, C031).
 */
public final class ValueCodec {

    private static final int USUAL_SIZE = 256;

    private final JsonMapper mapper;

    private final ObjectWriter writer;

    private final ObjectReader reader;

    private final ConcurrentHashMap<Type, PreparedType> prepared = new ConcurrentHashMap<>();

    private ValueCodec(JsonMapper mapper) {
        this.mapper = mapper;
        this.writer = mapper.writer();
        this.reader = mapper.reader();
    }

    /** Makes a codec whose mapper is built from the fixed settings and these customizers, in this order. */
    public static ValueCodec create(List<RRefMapperCustomizer> customizers) {
        return new ValueCodec(FixedMapper.create(customizers));
    }

    /**
     * Encodes one value.
     *
     * @param type declared type; for {@code void} the value is null
     * @throws EncodingException if the value can not be encoded
     * @throws RuntimeException what the writer threw
     */
    public Encoded encodeValue(Type type, @Nullable Object value, HandleWriter handles) {
        PreparedType expected = prepared(type);
        OutgoingHandles out = new OutgoingHandles(handles);
        return encoded(out, json -> write(json, expected, value, out, () -> Place.value(expected)));
    }

    /**
     * Encodes arguments as a JSON array.
     *
     * @param types declared types of the parameters, as many as there are values
     * @throws EncodingException if an argument can not be encoded, or their number is wrong
     * @throws RuntimeException what the writer threw
     */
    public Encoded encodeArguments(List<Type> types, @Nullable Object[] values, HandleWriter handles) {
        List<PreparedType> expected = prepared(types);
        if (values.length != types.size()) {
            throw new EncodingException(wrongCount(expected, values.length), null);
        }
        OutgoingHandles out = new OutgoingHandles(handles);
        return encoded(out, json -> {
            json.writeStartArray();
            for (int i = 0; i < values.length; i++) {
                int index = i;
                write(json, expected.get(i), values[i], out, () -> Place.argument(index, expected));
            }
            json.writeEndArray();
        });
    }

    /**
     * Decodes one value.
     *
     * @param type declared type; for {@code void} the result is null
     * @throws DecodingException if the content is not such a value
     * @throws RuntimeException what the reader threw
     */
    public @Nullable Object decodeValue(Type type, Content content, HandleReader handles) {
        PreparedType expected = prepared(type);
        IncomingHandles in = new IncomingHandles(handles);
        return decoded(content, in, json -> {
            if (json.nextToken() == null) {
                throw new DecodingException("value: expected " + expected.name() + ", got no content", null);
            }
            return read(json, expected, in, () -> Place.value(expected));
        });
    }

    /**
     * Decodes a JSON array of arguments.
     *
     * @param types declared types of the parameters
     * @throws DecodingException if the content is not an array of that many arguments of these types
     * @throws RuntimeException what the reader threw
     */
    public @Nullable Object[] decodeArguments(List<Type> types, Content content, HandleReader handles) {
        List<PreparedType> expected = prepared(types);
        IncomingHandles in = new IncomingHandles(handles);
        return decoded(content, in, json -> {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new DecodingException(
                        "arguments of " + Place.signature(expected) + ": expected a JSON array", null);
            }
            return readArguments(json, expected, in);
        });
    }

    private static @Nullable Object[] readArguments(
            JsonParser json, List<PreparedType> expected, IncomingHandles handles) {
        @Nullable Object[] values = new @Nullable Object[expected.size()];
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count < values.length) {
                int index = count;
                values[count] = read(json, expected.get(count), handles, () -> Place.argument(index, expected));
            } else {
                json.skipChildren();
            }
            count++;
        }
        if (count != values.length) {
            throw new DecodingException(wrongCount(expected, count), null);
        }
        return values;
    }

    private static void write(
            JsonGenerator json,
            PreparedType expected,
            @Nullable Object value,
            OutgoingHandles handles,
            Supplier<Place> place) {
        if (expected.refuses(value)) {
            throw place.get().notEncoded("expected " + expected.name() + ", got null");
        }
        // The declared type may be a harmless one that a future or a contract's object also is.
        String refusal = value == null ? null : Stationary.refusalOf(value.getClass());
        if (refusal != null) {
            throw place.get().notEncoded(refusal);
        }
        try {
            expected.write(json, value, handles);
        } catch (RuntimeException e) {
            throw handles.refusalOr(place.get().notEncoded(e));
        }
    }

    private static @Nullable Object read(
            JsonParser json, PreparedType expected, IncomingHandles handles, Supplier<Place> place) {
        try {
            return expected.read(json, handles);
        } catch (RuntimeException e) {
            throw handles.refusalOr(place.get().notDecoded(e, json));
        }
    }

    private Encoded encoded(OutgoingHandles handles, Writing writing) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_SIZE);
        // Made with the attribute as well: a user's serializer may write a part of its object through the generator.
        try (JsonGenerator json =
                writer.withAttribute(OutgoingHandles.class, handles).createGenerator(bytes)) {
            writing.to(json);
        }
        return new Encoded(Content.of(bytes.toByteArray()), handles.written());
    }

    private <T extends @Nullable Object> T decoded(Content content, IncomingHandles handles, Reading<T> reading) {
        try (JsonParser json =
                reader.withAttribute(IncomingHandles.class, handles).createParser(content.bytes())) {
            T result = reading.from(json);
            if (json.nextToken() != null) {
                throw new DecodingException("content goes on after its end, at byte " + offset(json), null);
            }
            return result;
        } catch (JacksonException e) {
            throw new DecodingException("malformed JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static long offset(JsonParser json) {
        return json.currentTokenLocation().getByteOffset();
    }

    private static String wrongCount(List<PreparedType> expected, int count) {
        return "arguments of " + Place.signature(expected) + ": expected " + expected.size() + ", got " + count;
    }

    private List<PreparedType> prepared(List<Type> types) {
        List<PreparedType> all = new ArrayList<>(types.size());
        for (Type type : types) {
            all.add(prepared(type));
        }
        return all;
    }

    private PreparedType prepared(Type type) {
        PreparedType known = prepared.get(type);
        return known != null ? known : prepared.computeIfAbsent(type, t -> PreparedType.of(t, mapper));
    }

    private interface Writing {
        void to(JsonGenerator json);
    }

    private interface Reading<T extends @Nullable Object> {
        T from(JsonParser json);
    }
}
