package io.rref.codec;

import java.lang.reflect.Type;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is worked out once for a declared type.
 *
 * @param leaf whether no value of the type can hold a handle, so that it needs no attributes
 */
record PreparedType(JavaType type, String name, ObjectWriter writer, ObjectReader reader, boolean leaf) {

    private static final Set<Class<?>> LEAVES = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class);

    static PreparedType of(Type declared, JsonMapper mapper) {
        JavaType type = mapper.constructType(declared == void.class ? Void.class : declared);
        return new PreparedType(
                type, declared.getTypeName(), mapper.writerFor(type), mapper.readerFor(type), isLeaf(type));
    }

    private static boolean isLeaf(JavaType type) {
        return type.isPrimitive()
                || LEAVES.contains(type.getRawClass())
                || (type.isArrayType() && isLeaf(type.getContentType()));
    }

    /** Null for a primitive can not be sent: the other side would refuse it, after a trip. */
    boolean refuses(@Nullable Object value) {
        return value == null && type.isPrimitive();
    }

    void write(JsonGenerator json, @Nullable Object value, OutgoingHandles handles) {
        if (value == null || leaf) {
            writer.writeValue(json, value);
        } else {
            writer.withAttribute(OutgoingHandles.class, handles).writeValue(json, value);
        }
    }

    @Nullable
    Object read(JsonParser json, IncomingHandles handles) {
        ObjectReader used = leaf ? reader : reader.withAttribute(IncomingHandles.class, handles);
        return used.readValue(json);
    }
}
