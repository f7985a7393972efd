package io.rref.examples.quickstart.flights;

import io.rref.RRef;
import io.rref.RemoteInterface;
import java.util.List;

/**
 * What any worker does with tallies, wherever they are: it is handed references and fetches what it needs from the
 * workers that have it.
 */
@RemoteInterface
public interface Summaries {

    /** The sum of all parts. */
    Tally merge(List<RRef<Tally>> parts);

    /** The routes with most flights, most first. */
    List<RouteRow> busiestRoutes(RRef<Tally> byRoute, RRef<AirportTable> airports, int top);

    /** The airports with the worst average delay among those with enough flights, worst first. */
    List<AirportRow> worstAirports(RRef<Tally> byOrigin, RRef<AirportTable> airports, int minimumFlights, int top);

    /** Every hour that has flights, from midnight on. */
    List<HourRow> hours(RRef<Tally> byHour);
}
