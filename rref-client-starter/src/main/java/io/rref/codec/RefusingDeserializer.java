package io.rref.codec;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Stands for a type that does not travel. */
final class RefusingDeserializer extends ValueDeserializer<Object> {

    private final String text;

    RefusingDeserializer(String text) {
        this.text = text;
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
        return context.reportBadDefinition(Object.class, text);
    }
}
