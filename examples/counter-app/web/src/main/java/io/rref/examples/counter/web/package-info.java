/**
 * The web app: a page and a JSON endpoint on top of an object that lives elsewhere.
 *
 * <p><b>For:</b> being run and opened in a browser. <b>May call:</b> {@code io.rref}, the contract.
 * <b>May be called by:</b> nobody. <b>Start with:</b> {@link io.rref.examples.counter.web.VisitsController}.
 */
@NullMarked
package io.rref.examples.counter.web;

import org.jspecify.annotations.NullMarked;
