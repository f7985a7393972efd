package io.rref.codec;

import java.util.List;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The settings of calls and results: written out even where they are Jackson's defaults, since both ends must agree. */
final class FixedMapper {

    static final int NESTING_MAX = 200;

    private static final int STRING_LENGTH_MAX = 50_000_000;

    /** Digits. The JDK needs quadratic time to read a number, so this one is not as generous. */
    private static final int NUMBER_LENGTH_MAX = 10_000;

    private FixedMapper() {}

    static JsonMapper create(List<RRefMapperCustomizer> customizers) {
        JsonMapper.Builder builder = JsonMapper.builder(factory());
        strictness(builder);
        forms(builder);
        coercions(builder);
        customizers.forEach(customizer -> customizer.customize(builder));
        unchangeable(builder);
        return builder.build();
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .maxStringLength(STRING_LENGTH_MAX)
                        .maxNumberLength(NUMBER_LENGTH_MAX)
                        .build())
                // The same depth on the way out: what nobody could read is refused before it is sent.
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .build())
                .build();
    }

    private static void strictness(JsonMapper.Builder builder) {
        builder.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    }

    /** Zones and offsets come back as they were given, and an enum goes by its name, whatever its toString says. */
    private static void forms(JsonMapper.Builder builder) {
        builder.disable(
                        DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS,
                        DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS,
                        DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE,
                        DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE,
                        DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING, EnumFeature.READ_ENUMS_USING_TO_STRING);
    }

    private static void coercions(JsonMapper.Builder builder) {
        refuse(builder, LogicalType.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
        refuse(builder, LogicalType.Float, CoercionInputShape.Boolean);
        refuse(builder, LogicalType.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float);
        for (LogicalType number : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            refuse(builder, number, CoercionInputShape.String, CoercionInputShape.EmptyString);
        }
        refuse(
                builder,
                LogicalType.Textual,
                CoercionInputShape.Integer,
                CoercionInputShape.Float,
                CoercionInputShape.Boolean);
        refuse(builder, LogicalType.Enum, CoercionInputShape.Integer, CoercionInputShape.EmptyString);
    }

    private static void refuse(JsonMapper.Builder builder, LogicalType target, CoercionInputShape... shapes) {
        builder.withCoercionConfig(target, coercion -> {
            for (CoercionInputShape shape : shapes) {
                coercion.setCoercion(shape, CoercionAction.Fail);
            }
        });
    }

    /** After the customizers, so that none of them opens a door or closes a handle. */
    private static void unchangeable(JsonMapper.Builder builder) {
        builder.deactivateDefaultTyping()
                .polymorphicTypeValidator(new NoClassNames())
                // The array of arguments is one document: neither trailing tokens nor flushes are each argument's
                // affair.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE, SerializationFeature.CLOSE_CLOSEABLE)
                .addModule(new CallModule())
                .addModule(new RRefJacksonModule());
    }
}
