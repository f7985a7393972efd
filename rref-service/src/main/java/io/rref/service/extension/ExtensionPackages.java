package io.rref.service.extension;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Has the packages of the extensions searched for contracts, remote objects and functions, as if they were the application's own.
 * Nothing else of theirs is a bean: a jar that wants beans brings an auto-configuration.
 */
public final class ExtensionPackages implements ImportBeanDefinitionRegistrar {

    private static final Logger logger = LoggerFactory.getLogger(ExtensionPackages.class);

    private final Environment environment;

    private final ClassLoader loader;

    /** Called by Spring. */
    ExtensionPackages(Environment environment, ClassLoader loader) {
        this.environment = environment;
        this.loader = loader;
    }

    /** Before auto-configurations are imported, one of which does the search. */
    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        Set<String> packages = new TreeSet<>();
        for (ExtensionJar jar :
                ExtensionFolder.in(environment).map(ExtensionFolder::jars).orElse(List.of())) {
            jar.requireFoundBy(loader);
            logger.info("Extension {}: {}", jar.path().getFileName(), jar.packages());
            packages.addAll(jar.packages());
        }
        if (!packages.isEmpty()) {
            AutoConfigurationPackages.register(registry, packages.toArray(String[]::new));
        }
    }
}
