package io.rref.test.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The settings of everything on the class path, as their metadata has them.
 *
 * @param names of all
 * @param maps those below which somebody chooses keys
 */
record KnownSettings(Set<String> names, Set<String> maps) {

    static KnownSettings ofClassPath() throws IOException {
        KnownSettings known = new KnownSettings(new TreeSet<>(), new TreeSet<>());
        for (URL metadata : Collections.list(
                KnownSettings.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = metadata.openStream()) {
                JsonMapper.builder()
                        .build()
                        .readTree(content)
                        .path("properties")
                        .forEach(known::add);
            }
        }
        return known;
    }

    private void add(JsonNode property) {
        String name = property.get("name").asText();
        names.add(name);
        if (property.path("type").asText().startsWith("java.util.Map")) {
            maps.add(name);
        }
    }

    /** Whether this is one of them, a key below one, or what several of them begin with. */
    boolean has(String property) {
        return names.contains(property)
                || maps.stream().anyMatch(map -> property.startsWith(map + "."))
                || names.stream().anyMatch(name -> name.startsWith(property + "."));
    }

    /** All of them, as the environment has them. */
    Set<String> variables() {
        return names.stream().map(KnownSettings::variable).collect(Collectors.toCollection(TreeSet::new));
    }

    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
