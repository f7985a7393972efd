package io.rref.worker;

import io.rref.execution.ExecutionCatalog;
import io.rref.owner.Work;
import io.rref.proxy.Contract;
import io.rref.proxy.ContractMethod;
import io.rref.runtime.CallFacts;
import io.rref.runtime.CallFacts.Mode;
import org.jspecify.annotations.Nullable;

/**
 * What those who watch are told of some work. Names come from the contracts of this worker, never from a request: what it does not
 * have is {@value CallFacts#UNKNOWN}, so that a caller cannot make up names without end.
 */
record WorkFacts(String self, ExecutionCatalog catalog, LiveObjects objects) {

    CallFacts of(Work work) {
        if (work instanceof Work.CreateObject create) {
            String contract = catalog.serves(create.contract()) ? create.contract() : CallFacts.UNKNOWN;
            return facts(Mode.CREATE, contract, CallFacts.NEW, work);
        }
        ContractMethod method = methodOf(work);
        Mode mode = work.makes() == null ? Mode.CALL : Mode.REMOTE;
        return method == null
                ? facts(mode, CallFacts.UNKNOWN, CallFacts.UNKNOWN, work)
                : facts(mode, method.method().getDeclaringClass().getName(), method.signature(), work);
    }

    private CallFacts facts(Mode mode, String contract, String method, Work work) {
        return new CallFacts(
                CallFacts.Side.WORKER, mode, contract, method, work.caller().name(), self);
    }

    private @Nullable ContractMethod methodOf(Work work) {
        if (work instanceof Work.RunFunction function) {
            return ofFunction(function);
        }
        if (!(work instanceof Work.RunCall call)) {
            return null;
        }
        LiveObject target = objects.find(call.rref());
        Contract contract = target == null ? null : target.contractWith(call.method());
        return contract == null ? null : contract.bySignature(call.method());
    }

    private @Nullable ContractMethod ofFunction(Work.RunFunction function) {
        return catalog.functionContract(function.contract())
                .map(contract -> contract.bySignature(function.method()))
                .orElse(null);
    }
}
