package io.rref.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rref.protocol.ProblemType;
import io.rref.web.RawHolder.Held;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RestTest
class LifeCycleTests {

    private final Curl curl;

    @Autowired
    LifeCycleTests(Curl curl) {
        this.curl = curl;
    }

    @Test
    void whenObjectIsSharedThenItLivesUntilItsLastHolderIsGone() {
        RawHolder maker = RawHolder.open(curl, "maker");
        RawHolder friend = RawHolder.open(curl, "friend");
        Held made = maker.create();
        assertThat(maker.call(made, "add(long)", "[2]").is(200).value().asLong())
                .isEqualTo(7);

        Held given = new Held(made.rref(), curl.ids.fork().value());
        String receiver = "{\"receiver\":\"" + friend.id + "\",\"standsForMs\":20000}";
        maker.send("PUT", made.path() + "/forks/" + given.fork(), made.fork(), receiver)
                .is(204);
        friend.send(
                        "PUT",
                        "/holders/" + friend.id + "/forks/" + given.fork(),
                        given.fork(),
                        "{\"rref\":\"" + given.rref() + "\"}")
                .is(204);
        maker.send("DELETE", made.path() + "/forks/" + made.fork(), made.fork(), "")
                .is(204);
        maker.call(made, "add(long)", "[1]").isProblem(ProblemType.REFERENCE_GONE);
        assertThat(friend.call(given, "add(long)", "[1]").is(200).value().asLong())
                .isEqualTo(8);

        friend.leave().is(204);
        assertThat(curl.listed()).doesNotContain(made.rref().substring(0, 8));
        friend.call(given, "add(long)", "[1]").isProblem(ProblemType.LEASE_LOST);
        maker.leave().is(204);
    }

    @Test
    void whenACreationOrANewNameHasAttributesThenTheyAreTaken() {
        RawHolder holder = RawHolder.open(curl, "traced");
        Held made = new Held(curl.ids.rref().value(), curl.ids.fork().value());
        String attributes = ",\"attributes\":{\"traceparent\":\"00-1-2-01\"}}";
        String creation = "{\"contract\":\"" + RawHolder.COUNTER + "\",\"arguments\":[5]" + attributes;
        holder.send("PUT", made.path(), made.fork(), creation).is(201);
        String naming = "{\"contract\":\"" + RawHolder.COUNTER + "\",\"rref\":\""
                + curl.ids.rref().value() + "\"";
        holder.send("PUT", "/names/traced", fork(), naming + ",\"arguments\":[5]" + attributes)
                .is(201);

        holder.send("PUT", "/names/traced", fork(), naming + attributes).isProblem(ProblemType.MALFORMED_REQUEST);
        holder.send("DELETE", "/names/traced", fork(), "").is(204);
        holder.leave().is(204);
    }

    @Test
    void whenCreatedThenStateTypeAndErrorsAreTold() {
        RawHolder holder = RawHolder.open(curl, "reader");
        Held made = holder.create();
        assertThat(holder.read(made.path() + "?wait=ready", made.fork()).text("state"))
                .isEqualTo("ready");
        assertThat(holder.read(made.path() + "/type", made.fork()).is(200).text("contract"))
                .isEqualTo(RawHolder.COUNTER);
        holder.read(made.path() + "/value", made.fork()).isProblem(ProblemType.NOT_A_VALUE);
        Answer failed = holder.call(made, "fail(java.lang.String)", "[\"no\"]").is(500);
        assertThat(failed.text("type")).isEqualTo("urn:rref:problem:method-failed");
        assertThat(failed.text("exception")).isEqualTo("java.lang.IllegalStateException");
        assertThat(failed.text("detail")).isEqualTo("no");
        holder.leave();
    }

    @Test
    void whenResultStaysThenItsValueCanBeRead() {
        RawHolder holder = RawHolder.open(curl, "remote");
        Held sum = new Held(curl.ids.rref().value(), curl.ids.fork().value());
        String body = "{\"method\":\"plus(long,long)\",\"arguments\":[2,3],\"as\":{\"rref\":\"" + sum.rref()
                + "\",\"fork\":\"" + sum.fork() + "\",\"contract\":\"long\"}}";
        holder.send("POST", "/functions/io.rref.web.counter.Sums/calls", sum.fork(), body)
                .is(201);
        assertThat(holder.read(sum.path() + "/value", sum.fork())
                        .is(200)
                        .value()
                        .asLong())
                .isEqualTo(5);
        assertThat(holder.send("POST", sum.path() + "/fetches", sum.fork(), "")
                        .is(200)
                        .value()
                        .asLong())
                .isEqualTo(5);
        holder.leave();
        await().untilAsserted(() ->
                assertThat(curl.listed()).doesNotContain(sum.rref().substring(0, 8)));
    }

    @Test
    void whenNameIsPublishedThenOthersFindItUntilItIsUnnamed() {
        RawHolder publisher = RawHolder.open(curl, "publisher");
        RawHolder finder = RawHolder.open(curl, "finder");
        String published = body(RawHolder.COUNTER, ",\"arguments\":[1]");
        String rref =
                publisher.send("PUT", "/names/mine", fork(), published).is(201).text("rref");
        String fork = fork();
        Answer found = finder.send("PUT", "/names/mine", fork, body(RawHolder.COUNTER, ""))
                .is(201);
        assertThat(found.text("rref")).isEqualTo(rref);
        finder.call(new Held(rref, fork), "add(long)", "[1]").is(200);
        finder.send("PUT", "/names/mine", fork(), body("io.rref.web.counter.Visits", ""))
                .isProblem(ProblemType.NAME_TAKEN);
        finder.send("PUT", "/names/nobody", fork(), body(RawHolder.COUNTER, "")).isProblem(ProblemType.UNKNOWN_NAME);
        finder.send("DELETE", "/names/mine", fork(), "").isProblem(ProblemType.NOT_PUBLISHER);
        finder.leave();
        publisher.send("DELETE", "/names/mine", fork(), "").is(204);
        publisher.leave();
        assertThat(curl.listed()).doesNotContain(rref.substring(0, 8));
    }

    @Test
    void whenNameIsLookedAtThenItIsToldAndGivesNoHandle() {
        RawHolder publisher = RawHolder.open(curl, "publisher");
        RawHolder looker = RawHolder.open(curl, "looker");
        publisher.look("shown name").isProblem(ProblemType.UNKNOWN_NAME);
        String rref = publisher
                .send("PUT", "/names/shown%20name", fork(), body(RawHolder.COUNTER, ",\"arguments\":[1]"))
                .is(201)
                .text("rref");
        Answer shown = looker.look("shown name").is(200);
        assertThat(shown.text("rref")).isEqualTo(rref);
        assertThat(shown.text("contract")).isEqualTo(RawHolder.COUNTER);
        assertThat(shown.text("state")).isIn("known", "ready");
        looker.call(new Held(rref, fork()), "add(long)", "[1]").isProblem(ProblemType.REFERENCE_GONE);
        publisher.send("DELETE", "/names/shown%20name", fork(), "").is(204);
        looker.look("shown name").isProblem(ProblemType.UNKNOWN_NAME);
        publisher.leave();
        looker.leave();
        looker.look("shown name").isProblem(ProblemType.LEASE_LOST);
    }

    @Test
    void whenDeclaredNameIsLookedAtThenItSaysSoAndNothingIsMade() {
        RawHolder looker = RawHolder.open(curl, "looker");
        String before = curl.listed();
        Answer declared = looker.look("visits").is(200);
        assertThat(declared.text("state")).isEqualTo("declared");
        assertThat(declared.text("contract")).isEqualTo("io.rref.web.counter.Visits");
        assertThat(declared.body().has("rref")).isFalse();
        assertThat(curl.listed()).isEqualTo(before);
        looker.leave();
    }

    private String fork() {
        return curl.ids.fork().value();
    }

    private String body(String contract, String more) {
        return "{\"contract\":\"" + contract + "\",\"rref\":\""
                + curl.ids.rref().value() + "\"" + more + "}";
    }
}
