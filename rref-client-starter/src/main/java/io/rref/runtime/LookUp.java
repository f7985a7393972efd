package io.rref.runtime;

import io.rref.holder.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * A name that is being looked up, or was.
 *
 * @param handle usable at once: its uses are held back until the owner has answered
 * @param answer what the look-up came to
 * @param sending sends the question; to be run once, outside all locks
 */
record LookUp(HandleState handle, CompletableFuture<Outcome> answer, Runnable sending) {}
