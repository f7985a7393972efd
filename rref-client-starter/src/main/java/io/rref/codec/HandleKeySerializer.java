package io.rref.codec;

import io.rref.RRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Refuses handles as map keys, inside calls too: a key is a text, and no text keeps an object alive. */
final class HandleKeySerializer extends ValueSerializer<RRef<?>> {

    static final String NOT_A_KEY = "Can not serialise an RRef as a map key: make it the map's value and RRefId.value()"
            + " the key, as in Map<String, RRef<X>>";

    @Override
    public void serialize(RRef<?> handle, JsonGenerator json, SerializationContext context) {
        boolean inCall = context.getAttribute(OutgoingHandles.class) != null;
        context.reportBadDefinition(RRef.class, inCall ? NOT_A_KEY : RRefJacksonModule.OUTSIDE_A_CALL);
    }
}
