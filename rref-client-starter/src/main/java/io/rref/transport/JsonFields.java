package io.rref.transport;

import io.rref.ForkId;
import io.rref.Incarnation;
import io.rref.RRefId;
import io.rref.protocol.Content;
import io.rref.protocol.WireHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of one JSON object, each as the bytes it stands in: arguments and values are handed on without being read.
 */
public final class JsonFields {

    /** The 200 levels that arguments may have, and what stands around them here and in a batch. */
    private static final int DEEPEST = 208;

    private static final int LONGEST_TEXT = 64 << 20;

    /** What a worker may have to remember of a request: names, types, call attributes. */
    private static final int LONGEST_TEXT_OF_REQUEST = 100_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final Map<String, Content> fields;

    private final int longestText;

    private final Set<String> asked = new LinkedHashSet<>();

    private JsonFields(Map<String, Content> fields, int longestText) {
        this.fields = fields;
        this.longestText = longestText;
    }

    /**
     * Splits a JSON object into its fields; no bytes at all are an object without fields.
     *
     * @throws MalformedBodyException if it is not one JSON object
     */
    public static JsonFields read(byte[] json) {
        return read(json, LONGEST_TEXT);
    }

    /**
     * The same for a request, whose texts are not to be longer than a worker wants to remember; arguments are no texts.
     *
     * @throws MalformedBodyException if it is not one JSON object
     */
    public static JsonFields readRequest(byte[] json) {
        return read(json, LONGEST_TEXT_OF_REQUEST);
    }

    private static JsonFields read(byte[] json, int longestText) {
        if (json.length == 0) {
            return new JsonFields(Map.of(), longestText);
        }
        try (JsonParser parser = MAPPER.createParser(json)) {
            return new JsonFields(split(json, parser), longestText);
        } catch (JacksonException unreadable) {
            throw new MalformedBodyException("body is not JSON: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static Map<String, Content> split(byte[] json, JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedBodyException("body must be a JSON object");
        }
        Map<String, Content> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (fields.put(name, Content.of(slice(json, parser))) != null) {
                throw new MalformedBodyException("field '" + name + "' stands twice in the body");
            }
        }
        if (parser.nextToken() != null) {
            throw new MalformedBodyException("body goes on after its JSON object");
        }
        return fields;
    }

    /** The bytes of the value that the parser stands at the start of; the parser stands at its end then. */
    private static byte[] slice(byte[] json, JsonParser parser) {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        return Arrays.copyOfRange(json, start, (int) parser.currentLocation().getByteOffset());
    }

    /** Whether there is such a field. */
    public boolean has(String name) {
        asked.add(name);
        return fields.containsKey(name);
    }

    /**
     * Refuses fields that nobody has asked for until now: what is misspelt would be lost without a word.
     *
     * @throws MalformedBodyException naming the field, and what could have been meant
     */
    public void requireNoOthers() {
        for (String name : fields.keySet()) {
            if (!asked.contains(name)) {
                throw new MalformedBodyException("field '" + name + "' is unknown here; known are " + asked);
            }
        }
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** The bytes of a field as they stand; {@link Content#EMPTY} if there is none. */
    public Content json(String name) {
        asked.add(name);
        return fields.getOrDefault(name, Content.EMPTY);
    }

    /** A required text. */
    public String text(String name) {
        return requireShort(name, required(name, String.class));
    }

    /** A text, or null if the field is missing or null. */
    public @Nullable String optionalText(String name) {
        String text = has(name) ? value(name, String.class) : null;
        return text == null ? null : requireShort(name, text);
    }

    private String requireShort(String name, String text) {
        if (text.length() > longestText) {
            throw new MalformedBodyException("field '" + name + "' has " + text.length() + " characters, and at most "
                    + longestText + " are taken: large values are arguments");
        }
        return text;
    }

    /** A required whole number. */
    public long number(String name) {
        return required(name, Long.class);
    }

    /** A flag, false if the field is missing. */
    public boolean flag(String name) {
        return has(name) && required(name, Boolean.class);
    }

    /** A required id or other text with a form of its own. */
    public <T> T parsed(String name, Function<String, T> form) {
        try {
            return form.apply(text(name));
        } catch (IllegalArgumentException otherForm) {
            throw new MalformedBodyException("field '" + name + "': " + otherForm.getMessage(), otherForm);
        }
    }

    /** An object within, or one without fields if it is missing. */
    public JsonFields object(String name) {
        return read(json(name).bytes(), longestText);
    }

    /** A required list of objects. */
    public List<JsonFields> objects(String name) {
        byte[] json = has(name) ? json(name).bytes() : new byte[0];
        List<JsonFields> objects = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedBodyException("field '" + name + "' must be a list");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                objects.add(read(slice(json, parser), longestText));
            }
        }
        return objects;
    }

    /** All fields as texts. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.keySet().forEach(name -> texts.put(name, text(name)));
        return texts;
    }

    /** A list of texts, empty if the field is missing. */
    List<String> textList(String name) {
        return has(name) ? List.of(required(name, String[].class)) : List.of();
    }

    /** The handles that the body lists. */
    public List<WireHandle> handles() {
        if (!has(Wire.HANDLES)) {
            return List.of();
        }
        return objects(Wire.HANDLES).stream().map(JsonFields::handle).toList();
    }

    private static WireHandle handle(JsonFields handle) {
        WireHandle wire = new WireHandle(
                handle.text("owner"),
                handle.parsed(Wire.INCARNATION, Incarnation::parse),
                handle.parsed(Wire.RREF, RRefId::parse),
                handle.parsed(Wire.FORK_FIELD, ForkId::parse),
                handle.text(Wire.CONTRACT));
        handle.requireNoOthers();
        return wire;
    }

    private <T> T required(String name, Class<T> type) {
        T value = has(name) ? value(name, type) : null;
        if (value == null) {
            throw new MalformedBodyException("field '" + name + "' is missing from the body");
        }
        return value;
    }

    private <T> @Nullable T value(String name, Class<T> type) {
        try {
            return MAPPER.readValue(json(name).bytes(), type);
        } catch (JacksonException otherType) {
            throw new MalformedBodyException(
                    "field '" + name + "' is not a " + type.getSimpleName() + ": " + otherType.getOriginalMessage(),
                    otherType);
        }
    }
}
