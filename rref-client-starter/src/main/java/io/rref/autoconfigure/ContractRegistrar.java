package io.rref.autoconfigure;

import io.rref.RemoteInterface;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Scans the application's packages for contracts and registers, for each, a fallback prototype that is the proxy for whoever
 * asks. A bean of the application's own that implements the contract wins.
 */
final class ContractRegistrar implements ImportBeanDefinitionRegistrar, BeanFactoryAware, BeanClassLoaderAware {

    private @Nullable BeanFactory beanFactory;

    private @Nullable ClassLoader classLoader;

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        for (String contract : contracts()) {
            RootBeanDefinition proxy = new RootBeanDefinition();
            proxy.setTargetType(ClassUtils.resolveClassName(contract, classLoader));
            proxy.setFactoryBeanName("rrefContractProxyFactory");
            proxy.setFactoryMethodName("proxy");
            proxy.setScope(BeanDefinition.SCOPE_PROTOTYPE);
            proxy.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
            proxy.setFallback(true);
            registry.registerBeanDefinition("rrefProxy." + contract, proxy);
        }
    }

    private Set<String> contracts() {
        BeanFactory beans = Objects.requireNonNull(beanFactory);
        Set<String> found = new LinkedHashSet<>();
        if (AutoConfigurationPackages.has(beans)) {
            InterfaceScanner scanner = new InterfaceScanner();
            for (String basePackage : AutoConfigurationPackages.get(beans)) {
                scanner.findCandidateComponents(basePackage)
                        .forEach(each -> found.add(String.valueOf(each.getBeanClassName())));
            }
        }
        return found;
    }

    /** Finds interfaces, which the scanner leaves out by itself. */
    private static final class InterfaceScanner extends ClassPathScanningCandidateComponentProvider {

        InterfaceScanner() {
            super(false);
            addIncludeFilter(new AnnotationTypeFilter(RemoteInterface.class, false, true));
        }

        @Override
        protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
            return definition.getMetadata().isInterface();
        }
    }
}
