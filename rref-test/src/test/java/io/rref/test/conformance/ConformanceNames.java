package io.rref.test.conformance;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Puts the rows of a test before its name. */
public class ConformanceNames extends DisplayNameGenerator.Simple {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> test, Method method) {
        Conforms rows = method.getAnnotation(Conforms.class);
        String name = super.generateDisplayNameForMethod(enclosing, test, method);
        return rows == null ? name : String.join(" ", rows.value()) + " " + name;
    }
}
