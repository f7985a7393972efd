package io.rref.autoconfigure;

import io.rref.RemoteInterface;
import io.rref.RemoteReference;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Finds contracts, and whatever else is marked as if it were one. */
final class ContractScanner extends ClassPathScanningCandidateComponentProvider {

    ContractScanner() {
        super(false);
        addIncludeFilter(new AnnotationTypeFilter(RemoteInterface.class, false, true));
        addIncludeFilter(new AnnotationTypeFilter(RemoteReference.class, false, true));
    }

    /** Names of the contracts in these packages, in order. */
    Set<String> find(Collection<String> packages) {
        Set<String> found = new TreeSet<>();
        for (String each : packages) {
            findCandidateComponents(each).forEach(contract -> found.add(String.valueOf(contract.getBeanClassName())));
        }
        return found;
    }

    /** Interfaces are what the scanner leaves out by itself. */
    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
        AnnotationMetadata type = definition.getMetadata();
        if (type.isAnnotation()) {
            return false; // names an object for whatever carries it
        }
        if (type.hasAnnotation(RemoteReference.class.getName())) {
            requireContract(type);
        }
        return type.isInterface() && type.hasAnnotation(RemoteInterface.class.getName());
    }

    private static void requireContract(AnnotationMetadata type) {
        String name = type.getClassName();
        if (!type.isInterface()) {
            throw new InvalidRemoteReferenceException(
                    "@RemoteReference on " + name + " has no meaning: it is no interface.",
                    "Put it on the contract, an interface marked @RemoteInterface, or where the reference is injected.",
                    null);
        }
        if (!type.hasAnnotation(RemoteInterface.class.getName())) {
            throw new InvalidRemoteReferenceException(
                    "@RemoteReference on " + name + " has no meaning: it is no contract.",
                    "Mark the interface itself @RemoteInterface.",
                    null);
        }
    }
}
