package io.rref.examples.quickstart.worker;

import io.rref.RRef;
import io.rref.RemoteFunctions;
import io.rref.examples.quickstart.flights.AirportNames;
import io.rref.examples.quickstart.flights.AirportRow;
import io.rref.examples.quickstart.flights.AirportTable;
import io.rref.examples.quickstart.flights.Delays;
import io.rref.examples.quickstart.flights.HourRow;
import io.rref.examples.quickstart.flights.Route;
import io.rref.examples.quickstart.flights.RouteRow;
import io.rref.examples.quickstart.flights.Summaries;
import io.rref.examples.quickstart.flights.Tally;
import java.util.Comparator;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Fetches the tallies it is handed, and the names it lacks, straight from the workers that have them. */
@RemoteFunctions
class FetchingSummaries implements Summaries {

    private static final Comparator<Entry<String, Delays>> BY_NAME = Entry.comparingByKey();
    private static final Comparator<Entry<String, Delays>> MOST_FLIGHTS_FIRST =
            Comparator.<Entry<String, Delays>>comparingLong(
                            group -> group.getValue().flights())
                    .reversed();
    private static final Comparator<Entry<String, Delays>> WORST_AVERAGE_FIRST =
            Comparator.<Entry<String, Delays>>comparingDouble(
                            group -> group.getValue().average())
                    .reversed();

    @Override
    public Tally merge(List<RRef<Tally>> parts) {
        List<CompletableFuture<Tally>> arriving =
                parts.stream().map(RRef::toHereAsync).toList();
        return arriving.stream().map(CompletableFuture::join).reduce(Tally.empty(), Tally::plus);
    }

    @Override
    public List<RouteRow> busiestRoutes(RRef<Tally> byRoute, RRef<AirportTable> airports, int top) {
        List<Entry<String, Delays>> busiest = byRoute.toHere().groups().entrySet().stream()
                .sorted(MOST_FLIGHTS_FIRST.thenComparing(BY_NAME))
                .limit(top)
                .toList();
        Set<String> codes = new TreeSet<>();
        for (Entry<String, Delays> group : busiest) {
            Route route = Route.parse(group.getKey());
            codes.add(route.origin());
            codes.add(route.destination());
        }
        AirportNames names = airports.rpcSync().names(codes);
        return busiest.stream().map(group -> routeRow(group, names)).toList();
    }

    @Override
    public List<AirportRow> worstAirports(
            RRef<Tally> byOrigin, RRef<AirportTable> airports, int minimumFlights, int top) {
        List<Entry<String, Delays>> worst = byOrigin.toHere().groups().entrySet().stream()
                .filter(group -> group.getValue().flights() >= minimumFlights)
                .sorted(WORST_AVERAGE_FIRST.thenComparing(BY_NAME))
                .limit(top)
                .toList();
        Set<String> codes = new TreeSet<>();
        worst.forEach(group -> codes.add(group.getKey()));
        AirportNames names = airports.rpcSync().names(codes);
        return worst.stream().map(group -> airportRow(group, names)).toList();
    }

    @Override
    public List<HourRow> hours(RRef<Tally> byHour) {
        return byHour.toHere().groups().entrySet().stream()
                .map(FetchingSummaries::hourRow)
                .sorted(Comparator.comparingInt(HourRow::hour))
                .toList();
    }

    private static RouteRow routeRow(Entry<String, Delays> group, AirportNames names) {
        Route route = Route.parse(group.getKey());
        Delays delays = group.getValue();
        return new RouteRow(
                names.label(route.origin()), names.label(route.destination()), delays.flights(), delays.average());
    }

    private static AirportRow airportRow(Entry<String, Delays> group, AirportNames names) {
        Delays delays = group.getValue();
        return new AirportRow(names.label(group.getKey()), delays.flights(), delays.average());
    }

    private static HourRow hourRow(Entry<String, Delays> group) {
        Delays delays = group.getValue();
        return new HourRow(Integer.parseInt(group.getKey()), delays.flights(), delays.average());
    }
}
