package io.rref.test.readme;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code in the README below a remark such as {@code <!-- from rref-test/…/MoreForms.java -->}: its lines stand in that
 * file in this order, but for line breaks, remarks and what is left out between them.
 *
 * @param source the file, seen from the top directory
 * @param lines of the block
 */
record ReadmeExcerpt(String source, List<String> lines) {

    private static final Pattern EXCERPT =
            Pattern.compile("<!-- from (\\S+) -->\\s*```\\w*\\n(.*?)```", Pattern.DOTALL);

    private static final Pattern REMARK = Pattern.compile("\\s//\\s.*");

    /** All of them. */
    static List<ReadmeExcerpt> of(String readme) {
        return EXCERPT.matcher(readme)
                .results()
                .map(found ->
                        new ReadmeExcerpt(found.group(1), found.group(2).lines().toList()))
                .toList();
    }

    /** A text without space and line breaks, which a formatter may move. */
    static String condensed(String text) {
        return text.replaceAll("\\s", "");
    }

    /** What has to be in the source, in this order. */
    List<String> condensedLines() {
        return lines.stream()
                .map(line -> condensed(REMARK.matcher(line).replaceAll("")))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public String toString() {
        return source.substring(source.lastIndexOf('/') + 1);
    }
}
