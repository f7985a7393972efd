package io.rref.examples.quickstart.worker;

import io.rref.RemoteObject;
import io.rref.examples.quickstart.flights.Flight;
import io.rref.examples.quickstart.flights.FlightShard;
import io.rref.examples.quickstart.flights.Route;
import io.rref.examples.quickstart.flights.Tally;
import java.util.List;

/** A shard as a list; made with the flights that the client sends. */
@RemoteObject
class FlightsInMemory implements FlightShard {

    private final List<Flight> flights;

    FlightsInMemory(List<Flight> flights) {
        this.flights = List.copyOf(flights);
    }

    @Override
    public int size() {
        return flights.size();
    }

    @Override
    public FlightShard lateBy(int minutes) {
        return new FlightsInMemory(
                flights.stream().filter(flight -> flight.delay() >= minutes).toList());
    }

    @Override
    public Tally byRoute() {
        return Tally.of(flights, flight -> new Route(flight.origin(), flight.destination()).toString());
    }

    @Override
    public Tally byOrigin() {
        return Tally.of(flights, Flight::origin);
    }

    @Override
    public Tally byHour() {
        return Tally.of(flights, flight -> Integer.toString(flight.date().getHour()));
    }
}
