package io.rref.transport;

import io.rref.protocol.Content;
import io.rref.protocol.WireHandle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes one JSON object, taking over parts that are JSON already without reading them again. */
final class JsonBody {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private char separator = '{';

    JsonBody text(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    JsonBody number(String name, long value) {
        name(name);
        ascii(Long.toString(value));
        return this;
    }

    JsonBody flag(String name, boolean value) {
        name(name);
        ascii(Boolean.toString(value));
        return this;
    }

    /** Takes the content over as it is; nothing at all is JSON's null. */
    JsonBody json(String name, Content content) {
        return json(name, content.bytes());
    }

    JsonBody json(String name, byte[] json) {
        name(name);
        if (json.length == 0) {
            ascii("null");
        } else {
            out.writeBytes(json);
        }
        return this;
    }

    JsonBody texts(String name, Collection<String> values) {
        name(name);
        out.write('[');
        boolean first = true;
        for (String value : values) {
            if (!first) {
                out.write(',');
            }
            first = false;
            quoted(value);
        }
        out.write(']');
        return this;
    }

    JsonBody texts(String name, Map<String, String> values) {
        if (values.isEmpty()) {
            return this;
        }
        JsonBody inner = new JsonBody();
        values.forEach(inner::text);
        return json(name, inner.bytes());
    }

    /** Leaves the field out where there are no handles. */
    JsonBody handles(Collection<WireHandle> handles) {
        return objects(Wire.HANDLES, handles, JsonBody::handle);
    }

    private static JsonBody handle(WireHandle handle) {
        return new JsonBody()
                .text("owner", handle.owner())
                .text(Wire.INCARNATION, handle.incarnation().value())
                .text(Wire.RREF, handle.rref().value())
                .text(Wire.FORK_FIELD, handle.fork().value())
                .text(Wire.CONTRACT, handle.contract());
    }

    /** A list of objects; leaves the field out where there are none. */
    <T> JsonBody objects(String name, Collection<T> values, Function<T, JsonBody> form) {
        if (values.isEmpty()) {
            return this;
        }
        name(name);
        char between = '[';
        for (T value : values) {
            out.write(between);
            between = ',';
            out.writeBytes(form.apply(value).bytes());
        }
        out.write(']');
        return this;
    }

    /** The finished object. */
    byte[] bytes() {
        if (separator == '{') {
            out.write('{');
        }
        out.write('}');
        return out.toByteArray();
    }

    private void name(String name) {
        out.write(separator);
        separator = ',';
        quoted(name);
        out.write(':');
    }

    private void quoted(String value) {
        out.write('"');
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(value));
        out.write('"');
    }

    private void ascii(String digits) {
        out.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
    }
}
