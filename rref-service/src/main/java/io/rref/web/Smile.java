package io.rref.web;

import io.rref.transport.Wire;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileMapper;

/**
 * Turns Smile into JSON and back, token by token, at the edge: what lies behind knows JSON alone. Numbers keep every digit;
 * Smile's binary values become base64 texts.
 */
final class Smile {

    private static final MediaType MEDIA_TYPE = MediaType.parseMediaType(Wire.SMILE);

    private static final MediaType JSON = MediaType.APPLICATION_JSON;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(208)
            .maxStringLength(64 << 20)
            .maxNumberLength(10_000)
            .build();

    private static final SmileMapper SMILE = new SmileMapper(
            SmileFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private static final JsonMapper TEXT = new JsonMapper(
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private Smile() {}

    static boolean isSmile(String contentType) {
        return contentType.regionMatches(true, 0, Wire.SMILE, 0, Wire.SMILE.length());
    }

    /** Whether the caller would rather have Smile than JSON. */
    static boolean isAccepted(@Nullable String accept) {
        if (accept == null || !accept.contains("smile")) {
            return false;
        }
        try {
            double smile = 0;
            double json = 0;
            for (MediaType type : MediaType.parseMediaTypes(accept)) {
                smile = type.equalsTypeAndSubtype(MEDIA_TYPE) ? type.getQualityValue() : smile;
                json = type.equalsTypeAndSubtype(JSON) ? type.getQualityValue() : json;
            }
            return smile > 0 && smile >= json;
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    /** @throws RefusedRequest if it is not Smile, or its JSON form is larger than the limit */
    static byte[] toJson(byte[] smile, long limit) {
        Bounded json = new Bounded(limit);
        try (JsonParser from = SMILE.createParser(smile);
                JsonGenerator to = TEXT.createGenerator(json)) {
            copy(from, to);
        } catch (JacksonException unreadable) {
            throw RefusedRequest.malformed("body is not Smile: " + unreadable.getOriginalMessage());
        }
        return json.toByteArray();
    }

    static byte[] fromJson(byte[] json) {
        ByteArrayOutputStream smile = new ByteArrayOutputStream(json.length);
        try (JsonParser from = TEXT.createParser(json);
                JsonGenerator to = SMILE.createGenerator(smile)) {
            copy(from, to);
        }
        return smile.toByteArray();
    }

    private static void copy(JsonParser from, JsonGenerator to) {
        while (from.nextToken() != null) {
            to.copyCurrentEventExact(from);
        }
    }

    /** Shared texts make Smile small and its JSON form large: a small body must not fill the memory. */
    private static final class Bounded extends ByteArrayOutputStream {

        private final long limit;

        Bounded(long limit) {
            this.limit = limit;
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            if (count + (long) length > limit) {
                throw RefusedRequest.tooLarge(limit);
            }
            super.write(bytes, offset, length);
        }
    }
}
