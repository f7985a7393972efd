package io.rref.test.chaos;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One line of a process's history. Objects are named after the process that made them, {@code holder~4711/3}. Times are
 * milliseconds of the machine's clock: all processes run on one machine.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HistoryEvent.Invoked.class, name = "invoked"),
    @JsonSubTypes.Type(value = HistoryEvent.Ended.class, name = "ended"),
    @JsonSubTypes.Type(value = HistoryEvent.PassedOn.class, name = "passed-on"),
    @JsonSubTypes.Type(value = HistoryEvent.Created.class, name = "created"),
    @JsonSubTypes.Type(value = HistoryEvent.Executed.class, name = "executed"),
    @JsonSubTypes.Type(value = HistoryEvent.Released.class, name = "released"),
    @JsonSubTypes.Type(value = HistoryEvent.UsedAfterRelease.class, name = "used-after-release"),
    @JsonSubTypes.Type(value = HistoryEvent.ProcessGone.class, name = "process-gone"),
    @JsonSubTypes.Type(value = HistoryEvent.ProcessPaused.class, name = "process-paused"),
    @JsonSubTypes.Type(value = HistoryEvent.LeftOver.class, name = "left-over")
})
sealed interface HistoryEvent {

    /** A caller begins the operation of this number, which must have ended when the limit has passed. */
    record Invoked(long number, long limitMs, long at) implements HistoryEvent {}

    /** A caller was told how its operation ended. */
    record Ended(long number, Outcome outcome, String detail, long at) implements HistoryEvent {}

    /** A caller is about to give others a handle of this object. */
    record PassedOn(String object) implements HistoryEvent {}

    /** A worker has made this object. */
    record Created(String object, long at) implements HistoryEvent {}

    /** A worker has run the operation of this number on this object. */
    record Executed(long number, String object) implements HistoryEvent {}

    /** A worker has released this object. */
    record Released(String object, long at) implements HistoryEvent {}

    /** A method was running on this object when it was released, or began afterwards. */
    record UsedAfterRelease(String object) implements HistoryEvent {}

    /** The test has killed this process, or it has ended in order. */
    record ProcessGone(String process, long at) implements HistoryEvent {}

    /** The test has stopped this process from one time to the other. */
    record ProcessPaused(String process, long from, long to) implements HistoryEvent {}

    /** When all holders were gone, a worker still listed this. */
    record LeftOver(String worker, String what) implements HistoryEvent {}
}
