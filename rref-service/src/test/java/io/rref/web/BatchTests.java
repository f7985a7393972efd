package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import io.rref.web.counter.Gates;
import io.rref.worker.OwnerShell;
import io.rref.worker.Refusals;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@RestTest
@Timeout(30)
class BatchTests {

    private final Curl curl;

    private final Refusals refusals;

    @Autowired
    BatchTests(Curl curl, OwnerShell owner) {
        this.curl = curl;
        this.refusals = owner.refusals();
    }

    @Test
    void whenSecondEntryIsQuickThenItsFrameComesBeforeTheFirstIsDone() {
        RawHolder holder = RawHolder.open(curl, "batch-order");
        Held counter = holder.create();
        Iterator<JsonNode> frames = frames(
                holder,
                call(holder, "slow", counter, "addBlocking(java.lang.String)", "[\"slow\"]", ""),
                call(holder, "quick", counter, "add(long)", "[0]", ""));
        JsonNode first = frames.next();
        assertThat(first.path("id").asString()).isEqualTo("quick");
        assertThat(first.path("body").path("value").asLong()).isEqualTo(5);
        Gates.open("slow");
        JsonNode second = frames.next();
        assertThat(second.path("id").asString()).isEqualTo("slow");
        assertThat(second.path("status").asInt()).isEqualTo(200);
        assertThat(frames.hasNext()).isFalse();
        holder.leave();
    }

    @Test
    void whenEntriesAreRefusedThenEachIsCountedWhoeverRefusedIt() {
        RawHolder holder = RawHolder.open(curl, "batch-counted");
        Held counter = holder.create();
        List<ProblemType> types =
                List.of(ProblemType.CONTRACT_MISMATCH, ProblemType.DEPENDENCY_FAILED, ProblemType.UNKNOWN_PATH);
        List<Long> before = types.stream().map(refusals::of).toList();

        all(frames(
                holder,
                call(holder, "by-owner", counter, "ad(long)", "[1]", ""),
                call(holder, "by-batch", counter, "add(long)", "[1]", "by-owner"),
                entry("by-reader", holder.next(), "GET", "/nowhere", counter.fork(), "", "")));

        assertThat(types.stream().map(refusals::of).toList())
                .isEqualTo(before.stream().map(count -> count + 1).toList());
        holder.leave();
    }

    @Test
    void whenEntryComesAfterAnotherThenItRunsOnlyOnSuccess() {
        RawHolder holder = RawHolder.open(curl, "batch-after");
        Held made = new Held(curl.ids.rref().value(), curl.ids.fork().value());
        List<JsonNode> frames = all(frames(
                holder,
                entry("make", holder.next(), "PUT", made.path(), made.fork(), RawHolder.createBody("[5]"), ""),
                call(holder, "add", made, "add(long)", "[1]", "make"),
                call(holder, "bad", made, "ad(long)", "[1]", "add"),
                call(holder, "lost", made, "add(long)", "[1]", "bad"),
                entry("odd", holder.next(), "GET", "/nowhere", made.fork(), "", "add")));
        assertThat(byId(frames, "make").path("status").asInt()).isEqualTo(201);
        assertThat(byId(frames, "add").path("body").path("value").asLong()).isEqualTo(6);
        assertThat(byId(frames, "bad").path("status").asInt()).isEqualTo(409);
        assertThat(byId(frames, "lost").path("body").path("type").asString())
                .isEqualTo(ProblemType.DEPENDENCY_FAILED.urn());
        assertThat(byId(frames, "odd").path("body").path("type").asString()).isEqualTo(ProblemType.UNKNOWN_PATH.urn());
        assertThat(holder.call(made, "add(long)", "[0]").value().asLong()).isEqualTo(6);
        holder.leave();
    }

    @Test
    void whenEntryIsNotDoneInASecondThenItIsRunningAndItsNumberBringsTheOutcome() {
        RawHolder holder = RawHolder.open(curl, "batch-running");
        Held counter = holder.create();
        long number = holder.next();
        List<JsonNode> frames = all(frames(
                holder,
                entry(
                        "late",
                        number,
                        "POST",
                        counter.path() + "/calls",
                        counter.fork(),
                        RawHolder.callBody("addBehind(java.lang.String)", "[\"late\"]"),
                        ""),
                call(holder, "next", counter, "add(long)", "[1]", "late")));
        assertThat(byId(frames, "late").path("status").asInt()).isEqualTo(202);
        assertThat(byId(frames, "late").path("body").path("state").asString()).isEqualTo("running");
        assertThat(byId(frames, "next").path("status").asInt()).isEqualTo(424);
        Gates.open("late");
        assertThat(holder.recall(number).is(200).value().asLong()).isEqualTo(6);
        holder.leave();
    }

    @Test
    void whenBatchIsAsLargeAsItMayBeThenAllEntriesAreAnswered() {
        RawHolder holder = RawHolder.open(curl, "batch-large");
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            entries.add("{\"id\":\"" + i + "\",\"method\":\"DELETE\",\"path\":\"/\""
                    + (i == 0 ? "" : ",\"after\":\"" + (i - 1) + "\"") + "}");
        }
        assertThat(all(frames(holder, entries.toArray(String[]::new)))).hasSize(1000);
        entries.add("{\"id\":\"x\"}");
        curl.send("POST", "/batch", holder.headers(), batch(entries.stream())).isProblem(ProblemType.BODY_TOO_LARGE);
        holder.leave();
    }

    @Test
    void whenBatchCannotBeReadThenNothingOfItStarts() {
        RawHolder holder = RawHolder.open(curl, "batch-refused");
        Held made = new Held(curl.ids.rref().value(), curl.ids.fork().value());
        String make = entry("make", 1, "PUT", made.path(), made.fork(), RawHolder.createBody("[5]"), "");
        for (String bad : List.of(
                make.replace("make", "again") + "," + make.replace("make", "again"),
                make.replace("\"method\"", "\"after\":\"nobody\",\"method\""),
                make.replace("\"method\"", "\"mehtod\""),
                "5")) {
            curl.send("POST", "/batch", holder.headers(), "{\"requests\":[" + make + "," + bad + "]}")
                    .isProblem(ProblemType.MALFORMED_REQUEST);
        }
        curl.send("POST", "/batch", holder.headers(), "{}").isProblem(ProblemType.MALFORMED_REQUEST);
        assertThat(curl.listed()).doesNotContain(made.rref().substring(0, 8));
        assertThat(all(frames(holder))).isEmpty();
        holder.leave();
    }

    private static String call(
            RawHolder holder, String id, Held object, String method, String arguments, String after) {
        return entry(
                id,
                holder.next(),
                "POST",
                object.path() + "/calls",
                object.fork(),
                RawHolder.callBody(method, arguments),
                after);
    }

    private static String entry(
            String id, long number, String method, String path, String fork, String body, String after) {
        return "{\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"path\":\"/rref/v1" + path
                + "\",\"headers\":{\"RRef-Fork\":\"" + fork + "\",\"Idempotency-Key\":\"" + number + "\"}"
                + (body.isEmpty() ? "" : ",\"body\":" + body)
                + (after.isEmpty() ? "" : ",\"after\":\"" + after + "\"") + "}";
    }

    private static String batch(Stream<String> entries) {
        return "{\"requests\":" + entries.toList() + "}";
    }

    private Iterator<JsonNode> frames(RawHolder holder, String... entries) {
        HttpResponse<Stream<String>> response = curl.exchange(
                "POST",
                "/batch",
                holder.headers(),
                BodyPublishers.ofString(batch(Stream.of(entries))),
                BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
        return response.body().map(line -> (JsonNode) Curl.JSON.readTree(line)).iterator();
    }

    private static List<JsonNode> all(Iterator<JsonNode> frames) {
        List<JsonNode> list = new ArrayList<>();
        frames.forEachRemaining(list::add);
        return list;
    }

    private static JsonNode byId(List<JsonNode> frames, String id) {
        return frames.stream()
                .filter(frame -> frame.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
