package io.rref.test.conformance.mutation;

import io.rref.codec.Encoded;
import io.rref.protocol.Content;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.asm.Advice;

/** A list in a list does not arrive if it is empty. */
@Mutation(row = "C030", type = "io.rref.codec.ValueCodec", method = "encodeArguments", parameters = 3)
final class EmptyListsAreDropped {

    private EmptyListsAreDropped() {}

    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) Encoded encoded) {
        String json = new String(encoded.content().bytes(), StandardCharsets.UTF_8);
        encoded = new Encoded(Content.of(json.replace(",[]", "").getBytes(StandardCharsets.UTF_8)), encoded.handles());
    }
}
