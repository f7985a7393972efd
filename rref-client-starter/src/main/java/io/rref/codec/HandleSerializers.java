package io.rref.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.rref.RRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Finds one serializer for everything that implements {@code RRef}, and none for the rest. */
final class HandleSerializers implements Serializers {

    private final ValueSerializer<?> serializer;

    HandleSerializers(ValueSerializer<?> serializer) {
        this.serializer = serializer;
    }

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier bean,
            JsonFormat.@Nullable Value format) {
        return type.isTypeOrSubTypeOf(RRef.class) ? serializer : null;
    }
}
