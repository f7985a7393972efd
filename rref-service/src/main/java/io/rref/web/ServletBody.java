package io.rref.web;

import io.rref.protocol.ProblemType;
import io.rref.transport.JsonFields;
import io.rref.transport.MalformedBodyException;
import io.rref.transport.Wire;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request up to the worker's limit. */
final class ServletBody {

    private final long largest;

    ServletBody(long largest) {
        this.largest = largest;
    }

    JsonFields fields(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (isJson(type)) {
            return fields(bytes(request));
        }
        if (!Smile.isSmile(type)) {
            throw new RefusedRequest(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type is '" + type + "': send " + Wire.JSON + " or " + Wire.SMILE);
        }
        byte[] smile = bytes(request);
        return fields(smile.length == 0 ? smile : Smile.toJson(smile, largest));
    }

    private static JsonFields fields(byte[] json) {
        try {
            return JsonFields.readRequest(json);
        } catch (MalformedBodyException malformed) {
            throw RefusedRequest.malformed(String.valueOf(malformed.getMessage()));
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type == null || type.regionMatches(true, 0, Wire.JSON, 0, Wire.JSON.length());
    }

    private byte[] bytes(HttpServletRequest request) throws IOException {
        long length = request.getContentLengthLong();
        if (length > largest) {
            throw RefusedRequest.tooLarge(largest);
        }
        int most = (int) Math.min(length < 0 ? largest + 1 : length, Integer.MAX_VALUE - 8);
        byte[] body = request.getInputStream().readNBytes(most);
        if (body.length > largest) {
            throw RefusedRequest.tooLarge(largest);
        }
        return body;
    }
}
