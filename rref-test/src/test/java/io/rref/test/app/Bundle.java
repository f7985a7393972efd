package io.rref.test.app;

import io.rref.RRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handles at every depth.
 *
 * @param one in a record
 * @param listed in a list
 * @param named in the lists of a map
 * @param perhaps in an optional
 */
public record Bundle(
        RRef<Counter> one,
        List<RRef<Counter>> listed,
        Map<String, List<RRef<Counter>>> named,
        Optional<RRef<Counter>> perhaps) {}
