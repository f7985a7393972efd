package io.rref.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.rref.CallRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many books of others a process keeps, and how long; which profiles a request may name. */
class RecordBooksTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final String PROFILE = name(7);

    private final AtomicLong now = new AtomicLong();

    private final RecordBooks books = new RecordBooks("worker-1", now::get);

    @Test
    void whenThereIsNoRoomThenANewProfileIsNotRecordedUntilOldOnesAreForgotten() {
        for (int i = 0; i < RecordBooks.MOST_FOREIGN; i++) {
            assertThat(books.bookOf(name(i))).isNotNull();
        }
        assertThat(books.bookOf(name(1000))).isNull();

        now.addAndGet(RecordBooks.KEPT_NANOS + 1);

        assertThat(books.find(name(0)))
                .as("forgotten after ten minutes, whether or not others come")
                .isNull();
        assertThat(books.bookOf(name(1000))).isNotNull();
    }

    @Test
    void whenABookWasCollectedThenItIsGoneForAGoodReason() {
        RecordBook book = Objects.requireNonNull(books.bookOf(PROFILE));
        assertThat(books.isAccountedFor(PROFILE)).isFalse();

        books.collect(PROFILE, book);

        assertThat(books.find(PROFILE)).isNull();
        assertThat(books.isAccountedFor(PROFILE)).isTrue();
        assertThat(books.bookOf(PROFILE)).as("its profile may go on").isNotNull();
    }

    @Test
    void whenSomethingHasNotEndedThenItsBookIsKeptUntilItIsCollected() {
        RecordBook book = Objects.requireNonNull(books.bookOf(PROFILE));
        end(book, "early");
        OpenRecord late = Objects.requireNonNull(book.open("late"));

        ProfiledRecords first = books.collect(PROFILE, book);
        late.end("success");
        assertThat(books.find(PROFILE)).as("who asks again must find it").isSameAs(book);
        ProfiledRecords second = books.collect(PROFILE, book);

        assertThat(first.records()).extracting(CallRecord::key).containsExactly("early");
        assertThat(first.unfinished()).containsExactly("worker-1: 1 calls had not ended");
        assertThat(second.records()).extracting(CallRecord::key).containsExactly("late");
        assertThat(second.missing()).isEmpty();
        assertThat(books.find(PROFILE)).isNull();
    }

    @Test
    void whenProfilesAreForgottenUnclosedThenTheirBooksAre() {
        for (int i = 0; i < RecordBooks.MANY_OWN; i++) {
            end(books.begin(name(i)), "call");
        }

        await().atMost(LIMIT).until(() -> {
            System.gc();
            books.begin(name(-1));
            return books.ownBooks() < RecordBooks.MANY_OWN;
        });
    }

    private static void end(RecordBook book, String key) {
        Objects.requireNonNull(book.open(key)).end("success");
    }

    @Test
    void whenTooManyProfilesTravelThenTheOldestFallsOutAndItsBookCountsThat() {
        ProfileTickets tickets = ProfileTickets.NONE;
        for (int i = 0; i <= ProfileTickets.MOST; i++) {
            tickets = tickets.and(ticket(name(i), "key")).and(ticket("", "stays"));
        }

        assertThat(tickets.list()).filteredOn(ProfileTicket::travels).hasSize(ProfileTickets.MOST);
        assertThat(tickets.list())
                .as("those of the process take no room of those that travel")
                .hasSize(2 * ProfileTickets.MOST + 1);
        RecordBook oldest = RecordBook.in("app");
        ProfileTickets with = new ProfileTickets(List.of(new ProfileTicket(name(99), "key", oldest)));
        assertThat(with.and(tickets).list()).noneMatch(ticket -> ticket.book() == oldest);
        assertThat(oldest.dropped()).isEqualTo(1);
    }

    @Test
    void whenAProfileOfThisProcessComesBackThenItsOwnBookIsUsedUntilItEnds() {
        RecordBook own = books.begin(PROFILE);
        assertThat(books.bookOf(PROFILE)).isSameAs(own);

        books.end(PROFILE);

        assertThat(own.isClosed()).isTrue();
        assertThat(books.bookOf(PROFILE)).isNull();
    }

    @Test
    void whenProfilesTravelThenTheyArriveWithTheirPrefixes() {
        ProfileTickets sent = new ProfileTickets(
                List.of(ticket(PROFILE, "rpc_sync#f(a -> b)"), ticket("", "stays"), ticket(name(8), "other key")));

        Map<String, String> attributes = sent.addTo(Map.of("user", "1"));
        ProfileTickets arrived = ProfileTickets.in(attributes, books::bookOf);

        assertThat(attributes).containsEntry("user", "1");
        assertThat(arrived.list())
                .extracting(ProfileTicket::profile, ProfileTicket::prefix)
                .containsExactly(tuple(PROFILE, "rpc_sync#f(a -> b)"), tuple(name(8), "other key"));
    }

    @Test
    void whenTheAttributeIsNoListOfProfilesThenNobodyProfiles() {
        for (String text : new String[] {"", "x", "x y", PROFILE, "ABCDEF y", PROFILE + " " + "k".repeat(5000)}) {
            assertThat(ProfileTickets.in(Map.of(ProfileTickets.ATTRIBUTE, text), books::bookOf)
                            .isEmpty())
                    .as(text)
                    .isTrue();
        }
        String many = (PROFILE + " key\n").repeat(100);
        assertThat(ProfileTickets.in(Map.of(ProfileTickets.ATTRIBUTE, many), books::bookOf)
                        .list())
                .hasSize(ProfileTickets.MOST);
    }

    private static ProfileTicket ticket(String profile, String prefix) {
        return new ProfileTicket(profile, prefix, RecordBook.in("app"));
    }

    private static String name(int number) {
        return String.format("%032x", number);
    }
}
