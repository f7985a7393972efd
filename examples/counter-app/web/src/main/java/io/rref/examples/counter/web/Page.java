package io.rref.examples.counter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * HTML with places such as <code>{visits}</code>; whatever is put there is escaped.
 *
 * @param html with its places
 */
record Page(String html) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** Reads one of the pages of this app. */
    static Page read(String name) {
        try {
            return new Page(new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The page with these values.
     *
     * @throws IllegalArgumentException if a place has no value
     */
    String with(Map<String, ?> values) {
        return PLACE.matcher(html).replaceAll(place -> {
            Object value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for " + place.group() + " among " + values.keySet());
            }
            return Matcher.quoteReplacement(HtmlUtils.htmlEscape(value.toString(), StandardCharsets.UTF_8.name()));
        });
    }
}
