package io.rref.test.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/**
 * Loads rref's own classes once more, some of them weakened. Nobody but who asks this loader sees them: the classes that other
 * tests use stay as they ship.
 */
final class WeakenedMachines extends ClassLoader {

    private static final String OURS = "io.rref.";

    private final List<Cut> cuts;

    private final ClassFileLocator files;

    private final TypePool types;

    WeakenedMachines(List<Cut> cuts) {
        super(WeakenedMachines.class.getClassLoader());
        this.cuts = cuts;
        this.files = ClassFileLocator.ForClassLoader.of(getParent());
        this.types = TypePool.Default.of(files);
    }

    /** One of the {@link Trials} that run schedules. */
    LongFunction<Optional<String>> schedules(Class<? extends LongFunction<Optional<String>>> trials) {
        return instance(trials.getName());
    }

    /** Plays one counter-example, by its name; tells what went wrong. */
    Function<String, Optional<String>> stories() {
        return instance(Trials.OfStories.class.getName());
    }

    @SuppressWarnings("unchecked") // what it is called says what it is
    private <T> T instance(String name) {
        try {
            return (T) loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = isWeakened(name) ? weakened(name) : shipped(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private boolean isWeakened(String name) {
        return cuts.stream().anyMatch(cut -> cut.type().equals(name));
    }

    private byte[] weakened(String name) {
        TypeDescription shipped = types.describe(name).resolve();
        DynamicType.Builder<?> builder = new ByteBuddy().redefine(shipped, files);
        for (Cut cut : cuts) {
            if (cut.type().equals(name)) {
                builder = cut.applyTo(builder, shipped);
            }
        }
        return builder.make().getBytes();
    }

    private byte[] shipped(String name) throws ClassNotFoundException {
        try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
