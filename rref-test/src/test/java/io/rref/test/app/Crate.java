package io.rref.test.app;

import io.rref.RRef;
import java.util.List;

/**
 * Handles to handles.
 *
 * @param once to a handle
 * @param bundled to a value with handles
 * @param deeper to handles to handles
 */
public record Crate(RRef<RRef<Counter>> once, RRef<Bundle> bundled, List<RRef<RRef<RRef<Counter>>>> deeper) {}
