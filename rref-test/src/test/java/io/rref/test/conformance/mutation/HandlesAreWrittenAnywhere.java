package io.rref.test.conformance.mutation;

import io.rref.RRef;
import net.bytebuddy.asm.Advice;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;

/** Outside a call, a handle is written as its text. */
@Mutation(row = "C086", type = "io.rref.codec.HandleSerializer", method = "serialize", parameters = 3)
public final class HandlesAreWrittenAnywhere {

    private HandlesAreWrittenAnywhere() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean enter(
            @Advice.Argument(0) RRef<?> handle,
            @Advice.Argument(1) JsonGenerator json,
            @Advice.Argument(2) SerializationContext context) {
        return written(handle, json, context);
    }

    /** Whether it was written here, as no call is being encoded. */
    public static boolean written(RRef<?> handle, JsonGenerator json, SerializationContext context) {
        if (context.getAttribute(outgoingHandles()) != null) {
            return false;
        }
        json.writeString(handle.toString());
        return true;
    }

    private static Class<?> outgoingHandles() {
        try {
            return Class.forName("io.rref.codec.OutgoingHandles");
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
