package io.rref.examples.quickstart.job;

import io.rref.RRef;
import io.rref.Remote;
import io.rref.RemoteCall;
import io.rref.RemoteReference;
import io.rref.Worker;
import io.rref.examples.quickstart.flights.AirportRow;
import io.rref.examples.quickstart.flights.AirportTable;
import io.rref.examples.quickstart.flights.Answers;
import io.rref.examples.quickstart.flights.Flight;
import io.rref.examples.quickstart.flights.FlightShard;
import io.rref.examples.quickstart.flights.HourRow;
import io.rref.examples.quickstart.flights.Questions;
import io.rref.examples.quickstart.flights.RouteRow;
import io.rref.examples.quickstart.flights.Summaries;
import io.rref.examples.quickstart.flights.Tally;
import io.rref.examples.quickstart.report.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Answers questions about flights that it gives to the workers; back come the final tables only. */
@Component
public class FlightJob {

    private final FlightWorkers flightWorkers;
    private final RRef<AirportTable> airports;

    FlightJob(
            FlightWorkers flightWorkers,
            @RemoteReference("airports@${quickstart.airports-worker}") RRef<AirportTable> airports) {
        this.flightWorkers = flightWorkers;
        this.airports = airports;
    }

    /** Does all of the job; when it returns, none of its objects is held any more. */
    public Answers answer(Questions questions, List<Flight> flights, Progress progress) {
        List<Worker> workers = flightWorkers.all();
        try (Handles handles = new Handles()) {
            List<RRef<FlightShard>> shards = load(flights, workers, handles);
            Map<String, Integer> held = new TreeMap<>();
            shards.forEach(
                    shard -> held.merge(shard.ownerName(), shard.rpcSync().size(), Integer::sum));
            held.forEach((worker, size) -> progress.say("%s holds %,d flights", worker, size));
            return ask(questions, shards, workers, handles, progress);
        }
    }

    private static List<RRef<FlightShard>> load(List<Flight> flights, List<Worker> workers, Handles handles) {
        List<RRef<FlightShard>> shards = new ArrayList<>();
        for (List<Flight> part : Shards.split(flights, workers.size())) {
            Worker worker = workers.get(shards.size() % workers.size());
            shards.add(handles.hold(worker.create(FlightShard.class, part)));
        }
        return shards;
    }

    private Answers ask(
            Questions questions,
            List<RRef<FlightShard>> shards,
            List<Worker> workers,
            Handles handles,
            Progress progress) {
        // Each sum is made on a worker of its own choice, which fetches the parts from the others.
        List<Remote<Summaries>> summaries = workers.stream()
                .map(worker -> worker.functions(Summaries.class))
                .toList();
        Remote<Summaries> first = summaries.get(0);
        Remote<Summaries> second = summaries.get(1 % summaries.size());
        Remote<Summaries> third = summaries.get(2 % summaries.size());

        List<RRef<FlightShard>> late = shards.stream()
                .map(shard -> handles.hold(shard.remote(s -> s.lateBy(questions.lateMinutes()))))
                .toList();
        RRef<Tally> byRoute = sum(shards, FlightShard::byRoute, second, handles);
        RRef<Tally> lateByRoute = sum(late, FlightShard::byRoute, third, handles);
        RRef<Tally> byOrigin = sum(shards, FlightShard::byOrigin, third, handles);
        RRef<Tally> byHour = sum(shards, FlightShard::byHour, first, handles);
        progress.say("filters, partial tallies and their sums run on the workers");

        int top = questions.top();
        CompletableFuture<List<RouteRow>> busiest = second.rpcAsync(s -> s.busiestRoutes(byRoute, airports, top));
        CompletableFuture<List<RouteRow>> latest = third.rpcAsync(s -> s.busiestRoutes(lateByRoute, airports, top));
        CompletableFuture<List<AirportRow>> worst =
                third.rpcAsync(s -> s.worstAirports(byOrigin, airports, questions.minimumFlights(), top));
        CompletableFuture<List<HourRow>> hours = first.rpcAsync(s -> s.hours(byHour));
        return new Answers(busiest.join(), latest.join(), worst.join(), hours.join());
    }

    /** Tallies every shard where it is, and adds the tallies up on the worker of the given functions. */
    private static RRef<Tally> sum(
            List<RRef<FlightShard>> shards,
            RemoteCall<FlightShard, Tally> tally,
            Remote<Summaries> place,
            Handles handles) {
        List<RRef<Tally>> parts =
                shards.stream().map(shard -> handles.hold(shard.remote(tally))).toList();
        return handles.hold(place.remote(s -> s.merge(parts)));
    }
}
