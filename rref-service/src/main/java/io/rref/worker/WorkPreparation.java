package io.rref.worker;

import io.rref.codec.DecodingException;
import io.rref.execution.FunctionTable;
import io.rref.execution.ObjectRecipe;
import io.rref.execution.UnknownContractException;
import io.rref.owner.Work;
import io.rref.protocol.Content;
import io.rref.protocol.ProblemType;
import io.rref.proxy.Contract;
import io.rref.proxy.ContractMethod;
import io.rref.runtime.CallChain;
import io.rref.runtime.LentHandles;
import io.rref.runtime.UnlistedHandleException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/** Finds the user code of some work and reads its arguments. Refuses what does not fit, before anything has run. */
final class WorkPreparation {

    private final Workshop workshop;

    private final LiveObjects objects;

    WorkPreparation(Workshop workshop, LiveObjects objects) {
        this.workshop = workshop;
        this.objects = objects;
    }

    /** The user code, and what its result is here. */
    record Ready(
            PreparedWork code, Type resultType, @Nullable Contract resultContract) {

        /** The same, run as part of this chain of calls. */
        Ready within(CallChain chain) {
            return new Ready(() -> chain.within(code::run), resultType, resultContract);
        }
    }

    Ready prepare(Work.CreateObject work, LentHandles handles) {
        ObjectRecipe recipe = known(() -> workshop.catalog().recipe(work.contract()));
        List<Type> types = recipe.callerParameterTypes();
        Content arguments = work.arguments();
        @Nullable
        Object[] values = arguments.size() == 0 ? withoutArguments(recipe) : decode(handles, types, arguments);
        Contract contract = recipe.contract();
        return new Ready(() -> make(recipe, values), contract.type(), contract);
    }

    private static @Nullable Object[] withoutArguments(ObjectRecipe recipe) {
        int wanted = recipe.callerParameterTypes().size();
        if (wanted > 0) {
            throw new RefusedWork(
                    ProblemType.BAD_ARGUMENTS,
                    recipe.type().getName() + " takes " + wanted + " arguments from its caller, so it cannot be made by"
                            + " name alone: publish it with named(name, contract, arguments)");
        }
        return new Object[0];
    }

    Ready prepare(Work.RunCall work, LentHandles handles) {
        LiveObject target = objects.get(work.rref());
        Contract contract = target.contractWith(work.method());
        if (contract == null) {
            throw new RefusedWork(
                    ProblemType.CONTRACT_MISMATCH,
                    "object " + work.rref() + " is a value of type " + target.typeName()
                            + ", which has no methods to call: fetch it, or pass it to a function");
        }
        return method(contract, target.value(), work.method(), work.arguments(), handles);
    }

    Ready prepare(Work.RunFunction work, LentHandles handles) {
        FunctionTable functions = known(() -> workshop.catalog().functions(work.contract()));
        return method(functions.contract(), functions.bean(), work.method(), work.arguments(), handles);
    }

    private Ready method(
            Contract contract, @Nullable Object target, String signature, Content arguments, LentHandles handles) {
        ContractMethod method = contract.bySignature(signature);
        if (method == null || target == null) {
            throw new RefusedWork(
                    ProblemType.CONTRACT_MISMATCH,
                    contract.name() + " has no method '" + signature + "' on this worker; it has "
                            + contract.nearMatches(signature));
        }
        @Nullable Object[] values = decode(handles, method.parameterTypes(), arguments);
        return new Ready(
                () -> workshop.methods().run(method, target, values),
                method.resultType(),
                contractOf(method.resultType()));
    }

    private static @Nullable Contract contractOf(Type type) {
        Class<?> raw = ResolvableType.forType(type).resolve(Object.class);
        return Contract.isContract(raw) ? Contract.of(type) : null;
    }

    private static CompletionStage<@Nullable Object> make(ObjectRecipe recipe, @Nullable Object[] arguments) {
        try {
            return CompletableFuture.completedFuture(recipe.make(arguments));
        } catch (Throwable raised) {
            return CompletableFuture.failedFuture(raised);
        }
    }

    private static @Nullable Object[] decode(LentHandles handles, List<Type> types, Content arguments) {
        try {
            return handles.decode(types, arguments);
        } catch (DecodingException | UnlistedHandleException misfit) {
            throw new RefusedWork(ProblemType.BAD_ARGUMENTS, String.valueOf(misfit.getMessage()));
        }
    }

    private static <T> T known(Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (UnknownContractException unknown) {
            throw new RefusedWork(ProblemType.UNKNOWN_CONTRACT, String.valueOf(unknown.getMessage()));
        }
    }
}
