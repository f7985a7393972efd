package io.rref.test.conformance;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Puts the row of a test before its name. */
class ConformanceNames extends DisplayNameGenerator.Simple {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> test, Method method) {
        Conforms row = method.getAnnotation(Conforms.class);
        String name = super.generateDisplayNameForMethod(enclosing, test, method);
        return row == null ? name : row.value() + " " + name;
    }
}
