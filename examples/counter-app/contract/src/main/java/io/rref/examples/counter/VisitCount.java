package io.rref.examples.counter;

/**
 * How many visits one object has counted.
 *
 * @param visits how many
 * @param worker name of the worker that holds the object
 * @param incarnation which start of that worker, abbreviated
 */
public record VisitCount(long visits, String worker, String incarnation) {}
