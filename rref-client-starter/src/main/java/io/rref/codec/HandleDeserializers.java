package io.rref.codec;

import io.rref.RRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** Finds the deserializer of a declared {@code RRef<X>}, one for each X. */
final class HandleDeserializers extends Deserializers.Base {

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
        if (!type.isTypeOrSubTypeOf(RRef.class)) {
            return null;
        }
        return type.hasRawClass(RRef.class)
                ? new HandleDeserializer(ReferentType.of(type))
                : new RefusingDeserializer(
                        "Can not decode a " + type.getRawClass().getName() + ": declare it RRef<X>");
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return RRef.class.isAssignableFrom(type);
    }

    static @Nullable KeyDeserializer findKeyDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
        return type.isTypeOrSubTypeOf(RRef.class) ? new RefusingKeyDeserializer() : null;
    }

    private static final class RefusingKeyDeserializer extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return context.reportBadDefinition(RRef.class, HandleKeySerializer.NOT_A_KEY);
        }
    }
}
