package io.rref.test.simulation;

import io.rref.owner.Work;
import io.rref.protocol.Content;
import org.jspecify.annotations.Nullable;

/** Finds the arguments' content, which names the user code, in work. */
final class CodeOf {

    private CodeOf() {}

    static @Nullable Content argumentsOf(Work work) {
        if (work instanceof Work.CreateObject create) {
            return create.arguments();
        }
        if (work instanceof Work.RunCall call) {
            return call.arguments();
        }
        return work instanceof Work.RunFunction function ? function.arguments() : null;
    }
}
