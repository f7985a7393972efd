package io.rref.autoconfigure;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/**
 * The bean definitions of contracts: for each a fallback prototype, made by {@link ReferenceFactory}, that is the proxy for
 * whoever asks. A bean of the application's own that implements the contract wins.
 */
final class ContractDefinitions {

    /** The property that turns all of this off. */
    static final String SWITCH = "rref.client.enabled";

    private static final String PREFIX = "rrefProxy.";

    private static final String HANDLES = "rrefInjectedHandle";

    private final BeanDefinitionRegistry registry;

    private final @Nullable ClassLoader classLoader;

    ContractDefinitions(BeanDefinitionRegistry registry, @Nullable ClassLoader classLoader) {
        this.registry = registry;
        this.classLoader = classLoader;
    }

    /** Whether a bean of this name is a reference of ours. */
    static boolean isReference(String beanName) {
        return beanName.startsWith(PREFIX) || beanName.equals(HANDLES);
    }

    /** Registers the contracts of these packages, each once. */
    void register(Collection<String> packages) {
        for (String contract : new ContractScanner().find(packages)) {
            if (!registry.containsBeanDefinition(PREFIX + contract)) {
                registry.registerBeanDefinition(PREFIX + contract, proxyOf(contract));
            }
        }
    }

    private RootBeanDefinition proxyOf(String contract) {
        RootBeanDefinition proxy = new RootBeanDefinition();
        proxy.setTargetType(ClassUtils.resolveClassName(contract, classLoader));
        proxy.setFactoryBeanName("rrefReferenceFactory");
        proxy.setFactoryMethodName("proxy");
        // by name: code that AOT generates could not mention a package-private class
        proxy.getConstructorArgumentValues().addGenericArgumentValue(contract);
        proxy.setScope(BeanDefinition.SCOPE_PROTOTYPE);
        proxy.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        proxy.setFallback(true);
        return proxy;
    }
}
