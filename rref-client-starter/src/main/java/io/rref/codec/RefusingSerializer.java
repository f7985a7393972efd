package io.rref.codec;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Stands for a type that does not travel. */
final class RefusingSerializer extends ValueSerializer<Object> {

    private final String text;

    RefusingSerializer(String text) {
        this.text = text;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
        context.reportBadDefinition(value.getClass(), text);
    }

    @Override
    public void serializeWithType(
            Object value, JsonGenerator json, SerializationContext context, TypeSerializer typeInfo) {
        serialize(value, json, context);
    }
}
