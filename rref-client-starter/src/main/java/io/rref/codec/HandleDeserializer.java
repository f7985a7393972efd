package io.rref.codec;

import io.rref.RRef;
import java.lang.reflect.Type;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a position and asks for the handle that stands there, if a call is being decoded. */
final class HandleDeserializer extends ValueDeserializer<RRef<?>> {

    private static final String FORM = "a handle is written {\"" + HandleSerializer.POSITION + "\":n}";

    private final Type referent;

    HandleDeserializer(Type referent) {
        this.referent = referent;
    }

    @Override
    public RRef<?> deserialize(JsonParser json, DeserializationContext context) {
        if (!(context.getAttribute(IncomingHandles.class) instanceof IncomingHandles handles)) {
            return context.reportBadDefinition(RRef.class, RRefJacksonModule.OUTSIDE_A_CALL);
        }
        return handles.get(position(json, context), referent);
    }

    private static int position(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.START_OBJECT) || !HandleSerializer.POSITION.equals(json.nextName())) {
            return context.reportInputMismatch(RRef.class, FORM);
        }
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            return context.reportInputMismatch(RRef.class, FORM);
        }
        int position = json.getIntValue();
        if (position < 0 || json.nextToken() != JsonToken.END_OBJECT) {
            return context.reportInputMismatch(RRef.class, FORM);
        }
        return position;
    }

    @Override
    public Class<?> handledType() {
        return RRef.class;
    }
}
