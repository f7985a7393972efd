package io.rref.test.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.conformance.PytorchTable.Section;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Holds the members of PyTorch's classes, their rows in {@code docs/pytorch.md}, our API and our tests together. */
class MembersTest {

    private static final List<String> OF_THE_REFERENCE = List.of(
            "PyRRef(value, type_hint)",
            "PyRRef(rref)",
            "PyRRef(copy)",
            "~PyRRef",
            "PyRRef.isOwner",
            "PyRRef.confirmedByOwner",
            "PyRRef.owner",
            "PyRRef.ownerName",
            "PyRRef.toHere(timeout)",
            "PyRRef.localValue",
            "PyRRef.str",
            "PyRRef.pickle",
            "PyRRef.unpickle",
            "PyRRef.toIValue",
            "PyRRef.getFuture",
            "PyRRef.getProfilingFuture",
            "PyRRef.setProfilingFuture",
            "PyRRef.createRRefProxy(RPC_SYNC, timeout)",
            "PyRRef.createRRefProxy(RPC_ASYNC, timeout)",
            "PyRRef.createRRefProxy(REMOTE, timeout)",
            "PyRRef.getRRefType(timeout, blocking)",
            "PyRRef.getRRefType(timeout, not blocking)",
            "PyRRef.backward(ctxId, retainGraph)",
            "PyRRef.backward(ctxId, retainGraph, rref)",
            "PyRRef.backwardOwnerRRef(ctxId, retainGraph, value)");

    private static final List<String> OF_THE_PROXY = List.of(
            "RRefProxy.__init__",
            "RRefProxy.__getattr__",
            "_invoke_rpc",
            "_rref_type_cont",
            "_wrap_rref_type_cont",
            "_complete_op",
            "_local_invoke",
            "_local_invoke_async_execution");

    private static final List<String> OF_RPC = List.of(
            "rpc_sync",
            "rpc_async",
            "remote",
            "functions.async_execution",
            "WorkerInfo.name",
            "WorkerInfo.id",
            "WorkerInfo.__eq__, __hash__",
            "WorkerInfo pickled",
            "WorkerInfo.__str__",
            "get_worker_info()",
            "get_worker_info(name)",
            "init_rpc",
            "shutdown(graceful, timeout)",
            "_wait_all",
            "_set_rpc_timeout",
            "get_rpc_timeout",
            "_get_debug_info",
            "_rref_context_get_debug_info",
            "_server_process_global_profile");

    /** What nobody has built: all else needs a test. */
    private static final List<String> FOR_LATER = List.of(
            "PyRRef.backward(ctxId, retainGraph)",
            "PyRRef.backward(ctxId, retainGraph, rref)",
            "PyRRef.backwardOwnerRRef(ctxId, retainGraph, value)");

    private final Map<String, List<String>> rows = PytorchTable.ofTheDocs().of(Section.MEMBERS);

    @Test
    void whenPytorchHasAMemberThenItHasARowAndNothingElseHas() {
        assertThat(rows.keySet())
                .containsSubsequence(OF_THE_REFERENCE)
                .containsSubsequence(OF_THE_PROXY)
                .containsSubsequence(OF_RPC)
                .hasSize(OF_THE_REFERENCE.size() + OF_THE_PROXY.size() + OF_RPC.size());
    }

    @Test
    void whenARowNamesAJavaFormThenOurApiHasIt() {
        rows.forEach((member, cells) -> {
            List<String> forms = JavaForms.in(cells.get(2));
            assertThat(forms)
                    .as("Java forms of %s, as `RRef#toHere(Duration)`", member)
                    .satisfies(found -> {
                        if (!FOR_LATER.contains(member)) {
                            assertThat(found).isNotEmpty();
                        }
                    });
            assertThat(forms).as("Java forms of %s", member).allMatch(JavaForms::exists, "exists");
        });
    }

    @Test
    void whenARowNamesATestThenThereIsOne() {
        rows.forEach((member, cells) -> {
            if (FOR_LATER.contains(member)) {
                assertThat(cells.get(4)).as("test of %s", member).isEqualTo(PytorchTable.NOT_YET_BUILT);
            } else {
                assertThat(ConformanceTests.named(PytorchTable.ShownBy.read(member, cells.get(4))))
                        .as("tests of %s named %s", member, cells.get(4))
                        .hasSize(1)
                        .allSatisfy(test -> assertThat(AnnotationSupport.isAnnotated(test, Testable.class))
                                .as("%s is a test", test)
                                .isTrue());
            }
        });
    }

    @Test
    void whenAFormDoesNotExistThenItIsNotFound() {
        assertThat(JavaForms.in("`RRef#toHere(Duration)`, `rref.client.timeout` and `@RemoteObject`"))
                .containsExactly("RRef#toHere(Duration)", "@RemoteObject")
                .allMatch(JavaForms::exists);
        assertThat(List.of("RRef#toHere(long)", "RRef#toThere()", "RReference")).noneMatch(JavaForms::exists);
    }
}
