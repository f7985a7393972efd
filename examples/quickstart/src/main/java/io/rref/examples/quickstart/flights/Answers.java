package io.rref.examples.quickstart.flights;

import java.util.List;

/**
 * The final tables.
 *
 * @param busiestRoutes by number of flights
 * @param latestRoutes by number of late flights; only those are counted
 * @param worstAirports by average delay of the flights that left them
 * @param hours in their order
 */
public record Answers(
        List<RouteRow> busiestRoutes,
        List<RouteRow> latestRoutes,
        List<AirportRow> worstAirports,
        List<HourRow> hours) {}
