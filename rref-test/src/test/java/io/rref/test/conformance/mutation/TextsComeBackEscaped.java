package io.rref.test.conformance.mutation;

import net.bytebuddy.asm.Advice;

/** The text of an exception comes back as it was escaped on the way. */
@Mutation(row = "C036", type = "io.rref.runtime.RemoteExceptions", method = "construct", parameters = 2)
final class TextsComeBackEscaped {

    private TextsComeBackEscaped() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(value = 1, readOnly = false) String message) {
        message = message.replace("\n", "\\n");
    }
}
