package io.rref.test.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One expression of Prometheus' query language, as far as its names go.
 *
 * @param metrics that it asks for
 * @param labels that it selects and groups by
 */
record PromQl(Set<String> metrics, Set<String> labels) {

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");

    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");

    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");

    private static final Pattern MATCHED = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

    private static final Pattern NAME = Pattern.compile("(?<![\\w.$])([a-zA-Z_:][\\w:]*)(?!\\s*\\()\\b(?!\\s*\\()");

    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool", "by", "without", "on");

    static PromQl of(String expression) {
        Set<String> labels = new TreeSet<>();
        String rest = TEXT.matcher(expression).replaceAll("\"\"");
        rest = SELECTOR.matcher(rest).replaceAll(found -> {
            MATCHED.matcher(found.group(1)).results().forEach(label -> labels.add(label.group(1)));
            return "";
        });
        rest = RANGE.matcher(rest).replaceAll("");
        rest = GROUPING.matcher(rest).replaceAll(found -> {
            labels.addAll(Set.of(found.group(1).trim().split("\\s*,\\s*")));
            return " ";
        });
        Matcher names = NAME.matcher(rest);
        Set<String> metrics =
                names.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        metrics.removeAll(WORDS);
        return new PromQl(metrics, labels);
    }
}
