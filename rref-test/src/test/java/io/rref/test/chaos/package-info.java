/**
 * The chaos run: real processes under load while requests are lost, doubled, cut and left unanswered between them, and processes are
 * killed and paused. Every process writes a history of its own, which its death cannot take back; a checker reads them all afterwards.
 *
 * <p><b>For:</b> showing the promises where nothing is simulated. <b>May call:</b> {@code cluster}, {@code fault}, and rref as any app
 * does. <b>May be called by:</b> nobody. <b>Start with:</b> {@code ChaosIT}, then {@code Tally} (what is called), {@code HistoryEvent}
 * (what is written) and {@code CallRules} (what is required).
 */
@NullMarked
package io.rref.test.chaos;

import org.jspecify.annotations.NullMarked;
