package io.rref.execution;

import io.rref.RemoteObject;
import io.rref.proxy.Contract;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;

/** Everything a worker may make and run. Immutable after start; what it does not list cannot be reached. */
public final class ExecutionCatalog {

    private final Map<String, ObjectRecipe> recipes;

    private final Map<String, FunctionTable> functions;

    private final Map<String, String> publishedNames;

    private ExecutionCatalog(
            Map<String, ObjectRecipe> recipes,
            Map<String, FunctionTable> functions,
            Map<String, String> publishedNames) {
        this.recipes = recipes;
        this.functions = functions;
        this.publishedNames = publishedNames;
    }

    /**
     * Reads and checks all of it.
     *
     * @param remoteObjectClasses classes marked {@code @RemoteObject}
     * @param functionBeans beans marked {@code @RemoteFunctions}
     * @param beans what the classes' constructors are injected from
     * @throws InvalidRemoteObjectException if something cannot serve as it is declared
     */
    public static ExecutionCatalog of(
            Collection<Class<?>> remoteObjectClasses, Collection<?> functionBeans, AutowireCapableBeanFactory beans) {
        ObjectClasses objects = new ObjectClasses(remoteObjectClasses, beans);
        return new ExecutionCatalog(objects.recipes(), FunctionBeans.tables(functionBeans), objects.publishedNames());
    }

    /**
     * How objects of a contract are made.
     *
     * @param contract binary name of the interface
     * @throws UnknownContractException if no class here serves it
     */
    public ObjectRecipe recipe(String contract) {
        ObjectRecipe recipe = recipes.get(contract);
        if (recipe == null) {
            throw new UnknownContractException("object", contract, recipes.keySet());
        }
        return recipe;
    }

    /**
     * The functions of a contract.
     *
     * @param contract binary name of the interface
     * @throws UnknownContractException if no bean here serves it
     */
    public FunctionTable functions(String contract) {
        FunctionTable table = functions.get(contract);
        if (table == null) {
            throw new UnknownContractException("functions", contract, functions.keySet());
        }
        return table;
    }

    /** The contract of functions that are here, in the form that their bean gives it. */
    public Optional<Contract> functionContract(String contract) {
        return Optional.ofNullable(functions.get(contract)).map(FunctionTable::contract);
    }

    /** Whether an object that has been made takes one call at a time, as its class says, or the class behind a Spring proxy. */
    public static boolean isSerial(Object made) {
        RemoteObject mark = AnnotationUtils.findAnnotation(made.getClass(), RemoteObject.class);
        return mark != null && mark.serial();
    }

    /** Names that the worker publishes, each with its object's {@linkplain Contract#name contract}. */
    public Map<String, String> publishedNames() {
        return publishedNames;
    }

    /** All contracts whose objects or functions are here, in order of their names. */
    public SortedSet<String> contracts() {
        SortedSet<String> all = new TreeSet<>(recipes.keySet());
        all.addAll(functions.keySet());
        return all;
    }

    /** Whether objects or functions of this contract are here. */
    public boolean serves(String contract) {
        return recipes.containsKey(contract) || functions.containsKey(contract);
    }
}
