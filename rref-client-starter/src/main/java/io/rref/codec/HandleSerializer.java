package io.rref.codec;

import io.rref.RRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes a handle as its position, if a call is being encoded. */
final class HandleSerializer extends ValueSerializer<RRef<?>> {

    /** The one property of a handle in the JSON. */
    static final String POSITION = "$handle";

    @Override
    public void serialize(RRef<?> handle, JsonGenerator json, SerializationContext context) {
        if (!(context.getAttribute(OutgoingHandles.class) instanceof OutgoingHandles handles)) {
            context.reportBadDefinition(RRef.class, RRefJacksonModule.OUTSIDE_A_CALL);
            return;
        }
        int position = handles.add(handle);
        json.writeStartObject();
        json.writeNumberProperty(POSITION, position);
        json.writeEndObject();
    }
}
