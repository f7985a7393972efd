package io.rref.examples.counter.web;

import io.rref.LossReason;
import io.rref.NotExecutedException;
import io.rref.OutcomeUnknownException;
import io.rref.RRefException;
import io.rref.ReferenceGoneException;

/**
 * Why a visit was not counted, for whoever looks at the page.
 *
 * @param headline the gist
 * @param text what it means for the count, and what to do
 * @param message what rref says
 */
record Explanation(String headline, String text, String message) {

    static Explanation of(RRefException e) {
        String worker = e.worker();
        String message = String.valueOf(e.getMessage());
        if (e instanceof NotExecutedException) {
            return new Explanation(
                    worker + " is away",
                    "This visit was not counted. Start the worker if it is not running, then count again.",
                    message);
        }
        if (e instanceof ReferenceGoneException gone && gone.reason() == LossReason.OWNER_LOST) {
            return new Explanation(
                    "The count is lost",
                    worker + " was stopped, and the object that counted went with it. The next visit counts anew.",
                    message);
        }
        if (e instanceof ReferenceGoneException) {
            return new Explanation(
                    "The way to the count is lost",
                    "This visit was not counted. The next one asks " + worker + " for the object again.",
                    message);
        }
        if (e instanceof OutcomeUnknownException) {
            return new Explanation(
                    worker + " has not answered",
                    "This visit was counted once or not at all; the next count will tell.",
                    message);
        }
        return new Explanation(worker + " could not count", "The object was asked, and it failed.", message);
    }
}
