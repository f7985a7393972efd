package io.rref.proxy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which methods somebody may have meant. */
final class NearMatches {

    private static final int MOST = 5;

    /** More edits than a third of the name is another name. */
    private static final int EDITS_PER_NAME = 3;

    private NearMatches() {}

    static List<String> of(String signature, Collection<ContractMethod> methods) {
        String name = nameOf(signature);
        return methods.stream()
                .filter(method -> isNear(name, method))
                .sorted(Comparator.comparingInt((ContractMethod method) -> distance(name, method))
                        .thenComparing(ContractMethod::signature))
                .map(ContractMethod::signature)
                .limit(MOST)
                .toList();
    }

    private static String nameOf(String signature) {
        int end = signature.indexOf('(');
        return end < 0 ? signature : signature.substring(0, end);
    }

    private static boolean isNear(String name, ContractMethod method) {
        String other = method.method().getName();
        return distance(name, method) <= Math.max(name.length(), other.length()) / EDITS_PER_NAME
                || startsWith(name, other)
                || startsWith(other, name);
    }

    private static boolean startsWith(String longer, String start) {
        return !start.isEmpty() && longer.regionMatches(true, 0, start, 0, start.length());
    }

    private static int distance(String name, ContractMethod method) {
        String other = method.method().getName();
        return name.equals(other) ? 0 : 1 + edits(name.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    /** Levenshtein's distance, one row at a time. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
