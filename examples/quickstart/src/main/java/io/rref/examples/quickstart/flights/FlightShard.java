package io.rref.examples.quickstart.flights;

import io.rref.RemoteInterface;

/** Some of the flights, held by one worker: they are asked, they do not travel. */
@RemoteInterface
public interface FlightShard {

    /** How many flights there are. */
    int size();

    /** Those of the flights that were late by at least so many minutes: another object on the same worker. */
    FlightShard lateBy(int minutes);

    /** Flights and delay by route; groups are named by {@link Route#toString()}. */
    Tally byRoute();

    /** Flights and delay by the airport that the flights left; groups are named by its code. */
    Tally byOrigin();

    /** Flights and delay by hour of the day; groups are named 0 to 23. */
    Tally byHour();
}
