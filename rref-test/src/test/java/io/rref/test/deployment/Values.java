package io.rref.test.deployment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** Values of a chart, laid over each other as Helm does it: maps are merged, all else is replaced. */
final class Values {

    private Values() {}

    static String merged(String under, String over) {
        Object upper = new Yaml().load(over);
        return new Yaml().dump(upper == null ? new Yaml().load(under) : merged(new Yaml().<Object>load(under), upper));
    }

    private static Object merged(@Nullable Object under, Object over) {
        if (!(under instanceof Map<?, ?> lower && over instanceof Map<?, ?> upper)) {
            return over;
        }
        Map<Object, Object> all = new LinkedHashMap<>(lower);
        upper.forEach((key, value) -> all.put(key, merged(lower.get(key), value)));
        return all;
    }
}
