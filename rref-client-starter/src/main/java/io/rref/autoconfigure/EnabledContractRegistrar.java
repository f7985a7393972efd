package io.rref.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/** Registers the contracts of the packages that an {@link EnableRemoteReferences} names. */
final class EnabledContractRegistrar implements ImportBeanDefinitionRegistrar, BeanClassLoaderAware, EnvironmentAware {

    private @Nullable ClassLoader classLoader;

    private @Nullable Environment environment;

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        if (Objects.requireNonNull(environment).getProperty(ContractDefinitions.SWITCH, Boolean.class, true)) {
            new ContractDefinitions(registry, classLoader).register(packages(importing));
        }
    }

    private static Set<String> packages(AnnotationMetadata importing) {
        Map<String, @Nullable Object> enabled =
                Objects.requireNonNull(importing.getAnnotationAttributes(EnableRemoteReferences.class.getName(), true));
        Set<String> packages =
                new LinkedHashSet<>(Set.of((String[]) Objects.requireNonNull(enabled.get("basePackages"))));
        Stream.of((String[]) Objects.requireNonNull(enabled.get("basePackageClasses")))
                .map(ClassUtils::getPackageName)
                .forEach(packages::add);
        return packages.isEmpty() ? Set.of(ClassUtils.getPackageName(importing.getClassName())) : packages;
    }
}
