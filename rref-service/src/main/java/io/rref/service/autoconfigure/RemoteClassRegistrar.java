package io.rref.service.autoconfigure;

import io.rref.RemoteFunctions;
import io.rref.RemoteObject;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.ResourceLoaderAware;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Scans the application's packages for remote objects and functions: objects are made on request and are no beans; functions
 * become beans.
 */
final class RemoteClassRegistrar
        implements ImportBeanDefinitionRegistrar,
                BeanFactoryAware,
                EnvironmentAware,
                ResourceLoaderAware,
                BeanClassLoaderAware {

    private @Nullable BeanFactory beanFactory;

    private @Nullable Environment environment;

    private @Nullable ResourceLoader resourceLoader;

    private @Nullable ClassLoader classLoader;

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void setResourceLoader(ResourceLoader resourceLoader) {
        this.resourceLoader = resourceLoader;
    }

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        List<Class<?>> objects = new ArrayList<>();
        for (BeanDefinition found : scan(RemoteObject.class)) {
            objects.add(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), classLoader));
        }
        List<String> functions = new ArrayList<>();
        for (BeanDefinition found : scan(RemoteFunctions.class)) {
            functions.add(registerUnlessDefined(found, registry));
        }
        RootBeanDefinition classes = new RootBeanDefinition(RemoteClasses.class);
        classes.setInstanceSupplier(() -> new RemoteClasses(List.copyOf(objects), List.copyOf(functions)));
        registry.registerBeanDefinition("rrefRemoteClasses", classes);
    }

    /** A functions class that the application has made a bean itself stays that bean. */
    private String registerUnlessDefined(BeanDefinition found, BeanDefinitionRegistry registry) {
        if (registry instanceof ConfigurableListableBeanFactory beans) {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), classLoader);
            String[] defined = beans.getBeanNamesForType(type, true, false);
            if (defined.length > 0) {
                return defined[0];
            }
        }
        String name = AnnotationBeanNameGenerator.INSTANCE.generateBeanName(found, registry);
        registry.registerBeanDefinition(name, found);
        return name;
    }

    private List<BeanDefinition> scan(Class<? extends Annotation> mark) {
        BeanFactory beans = Objects.requireNonNull(beanFactory);
        if (!AutoConfigurationPackages.has(beans)) {
            return List.of();
        }
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false, Objects.requireNonNull(environment));
        scanner.setResourceLoader(resourceLoader);
        scanner.addIncludeFilter(new AnnotationTypeFilter(mark));
        List<BeanDefinition> found = new ArrayList<>();
        for (String basePackage : AutoConfigurationPackages.get(beans)) {
            found.addAll(scanner.findCandidateComponents(basePackage));
        }
        return found;
    }
}
