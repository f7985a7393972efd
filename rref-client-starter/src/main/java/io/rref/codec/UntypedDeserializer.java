package io.rref.codec;

import io.rref.RRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/**
 * Reads what is declared {@code Object} as maps, lists and scalars.
 *
 * <p>Jackson's own would turn a handle in such a place into a map, and the object behind it would be let go without a
 * word; this one refuses it.
 */
final class UntypedDeserializer extends ValueDeserializer<Object> {

    private static final String UNDECLARED =
            "a handle stands where Object is declared; declare the place RRef<X>, as in" + " Map<String, RRef<X>> (\""
                    + HandleSerializer.POSITION + "\" can not be the name of anything else)";

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
        return switch (json.currentToken()) {
            case START_OBJECT -> map(json, context);
            case START_ARRAY -> list(json, context);
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> context.handleUnexpectedToken(Object.class, json);
        };
    }

    private Map<String, @Nullable Object> map(JsonParser json, DeserializationContext context) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            if (name.equals(HandleSerializer.POSITION)) {
                return context.reportBadDefinition(RRef.class, UNDECLARED);
            }
            json.nextToken();
            map.put(name, deserialize(json, context));
        }
        return map;
    }

    private List<@Nullable Object> list(JsonParser json, DeserializationContext context) {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(deserialize(json, context));
        }
        return list;
    }

    @Override
    public Object deserializeWithType(JsonParser json, DeserializationContext context, TypeDeserializer typeInfo) {
        return typeInfo.deserializeTypedFromAny(json, context);
    }
}
