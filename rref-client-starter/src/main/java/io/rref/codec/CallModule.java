package io.rref.codec;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/** What holds in calls and results only, and is none of an application's own mapper's business. */
final class CallModule extends JacksonModule {

    @Override
    public String getModuleName() {
        return "rref-calls";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Refusals());
        context.addKeySerializers(new Refusals());
        context.addDeserializers(new Incoming());
    }

    private static final class Refusals implements Serializers {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format) {
            return refusal(type);
        }

        @Override
        public @Nullable ValueSerializer<?> findCollectionSerializer(
                SerializationConfig config,
                CollectionType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format,
                @Nullable TypeSerializer typeInfo,
                @Nullable ValueSerializer<Object> elements) {
            return refusal(type);
        }

        @Override
        public @Nullable ValueSerializer<?> findMapSerializer(
                SerializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format,
                @Nullable ValueSerializer<Object> keys,
                @Nullable TypeSerializer typeInfo,
                @Nullable ValueSerializer<Object> values) {
            return refusal(type);
        }

        private static @Nullable ValueSerializer<?> refusal(JavaType type) {
            String text = Stationary.refusalOf(type.getRawClass());
            return text == null ? null : new RefusingSerializer(text);
        }
    }

    private static final class Incoming extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier bean) {
            if (type.isJavaLangObject()) {
                return new UntypedDeserializer();
            }
            String text = Stationary.refusalOf(type.getRawClass());
            return text == null ? null : new RefusingDeserializer(text);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return type == Object.class || Stationary.refusalOf(type) != null;
        }
    }
}
