package io.rref.execution;

import io.rref.RemoteObject;
import io.rref.protocol.ObjectName;
import io.rref.proxy.Contract;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Reads the classes that a worker makes: exactly one per contract. */
final class ObjectClasses {

    private final Map<String, ObjectRecipe> recipes = new TreeMap<>();

    private final Map<String, ObjectRecipe> published = new TreeMap<>();

    ObjectClasses(Collection<Class<?>> types, AutowireCapableBeanFactory beans) {
        for (Class<?> type : new LinkedHashSet<>(types)) {
            List<Contract> served = ServedContracts.of(type, "@RemoteObject");
            ObjectConstructor constructor = ObjectConstructor.of(type, beans);
            served.forEach(contract -> add(new ObjectRecipe(contract, constructor)));
            publish(constructor, served);
        }
    }

    Map<String, ObjectRecipe> recipes() {
        return Collections.unmodifiableMap(recipes);
    }

    Map<String, String> publishedNames() {
        Map<String, String> names = new TreeMap<>();
        published.forEach((name, recipe) -> names.put(name, recipe.contract().name()));
        return Collections.unmodifiableMap(names);
    }

    private void add(ObjectRecipe recipe) {
        String contract = recipe.contract().name();
        ObjectRecipe other = recipes.putIfAbsent(contract, recipe);
        if (other != null) {
            throw new InvalidRemoteObjectException(
                    "Contract " + contract + " is served by two classes: "
                            + other.type().getName() + " and " + recipe.type().getName() + ".",
                    "Leave @RemoteObject on one of them: callers name contracts, not classes.");
        }
    }

    private void publish(ObjectConstructor constructor, List<Contract> served) {
        Class<?> type = constructor.type();
        RemoteObject mark = type.getAnnotation(RemoteObject.class);
        if (mark == null || mark.name().isEmpty()) {
            return;
        }
        refuseUnusableName(mark.name(), constructor);
        Contract contract = ServedContracts.mostSpecific(type, served);
        ObjectRecipe other = published.putIfAbsent(mark.name(), new ObjectRecipe(contract, constructor));
        if (other != null) {
            throw new InvalidRemoteObjectException(
                    "The name '" + mark.name() + "' is published twice: by " + type.getName() + " and by "
                            + other.type().getName() + ".",
                    "Give one of them another name.");
        }
    }

    private static void refuseUnusableName(String name, ObjectConstructor constructor) {
        try {
            ObjectName.require(name);
        } catch (IllegalArgumentException unusable) {
            throw new InvalidRemoteObjectException(
                    "@RemoteObject " + constructor.type().getName() + " cannot be published: " + unusable.getMessage()
                            + ".",
                    "Give it another name.");
        }
        if (!constructor.callerParameterTypes().isEmpty()) {
            throw new InvalidRemoteObjectException(
                    "@RemoteObject " + constructor.type().getName() + " is published as '" + name
                            + "', but its constructor wants arguments of a caller.",
                    "A published object is made without: mark the parameters @Autowired or @Value, or drop the name.");
        }
    }
}
