package io.rref.test.cluster;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Makes the app under test one of the processes of the cluster that a static field of the test class holds. */
final class ClusterContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        for (Class<?> type = testClass; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && RRefCluster.class.isAssignableFrom(field.getType())) {
                    return new Joining(valueOf(field));
                }
            }
        }
        return null;
    }

    private static RRefCluster valueOf(Field field) {
        try {
            field.setAccessible(true);
            Object cluster = field.get(null);
            if (cluster == null) {
                throw new IllegalStateException(field + " is null: give the cluster where the field is declared");
            }
            return (RRefCluster) cluster;
        } catch (IllegalAccessException never) {
            throw new IllegalStateException(field + " cannot be read", never);
        }
    }

    /** Equal for the same cluster, so that its app is started once. */
    private record Joining(RRefCluster cluster) implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            cluster.start().running().takeIn(context);
            ConfigurableEnvironment environment = context.getEnvironment();
            boolean isWorker = Binder.get(environment)
                    .bind("rref.worker", Bindable.mapOf(String.class, Object.class))
                    .isBound();
            if (!isWorker) {
                // rref-test brings rref-service, which would make a worker of every web app
                Map<String, Object> plain = Map.of("rref.worker.enabled", "false");
                environment.getPropertySources().addLast(new MapPropertySource("rref-cluster", plain));
            }
        }
    }
}
