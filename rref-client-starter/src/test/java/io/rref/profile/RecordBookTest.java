package io.rref.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rref.CallAverage;
import io.rref.CallRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Records from begin to end, and how long a book waits for them. */
class RecordBookTest {

    private final RecordBook book = RecordBook.ofOwnProfile("worker-1");

    @Test
    void whenARecordHasEndedThenItCannotEndAgain() {
        OpenRecord record = begin("call");

        CallRecord made = record.end("success");

        assertThatThrownBy(() -> record.end("raised"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can only be called once");
        assertThat(book.records()).containsExactly(made);
    }

    @Test
    void whenTheFutureOfARecordCompletesThenTheRecordStandsInItsBook() {
        OpenRecord record = begin("call");
        CompletableFuture<Integer> inTheBookThen =
                record.record().thenApply(made -> book.records().size());

        record.end("success");

        assertThat(inTheBookThen).isCompletedWithValue(1);
    }

    @Test
    void whenSomethingIsOpenThenItsEndIsWaitedForAndNotThatOfWhatBeginsLater() {
        OpenRecord one = begin("one");
        OpenRecord two = begin("two");
        CompletableFuture<Void> ended = book.endOfOpen();
        begin("later");

        one.end("success");
        assertThat(ended).isNotDone();
        two.end("success");

        assertThat(ended).as("a busy process would never be done").isDone();
        assertThat(ProfiledRecords.of(book).unfinished()).containsExactly("worker-1: 1 calls had not ended");
    }

    @Test
    void whenTheProfileIsAnothersThenNobodyCanAskForMakersAndNoneAreKept() {
        RecordBook foreign = RecordBook.ofForeignProfile("worker-1", new RecordBudget(1000));
        OpenRecord there = Objects.requireNonNull(foreign.open("call"));
        OpenRecord here = begin("call");

        foreign.made("fork", there);
        book.made("fork", here);

        assertThat(foreign.makerOf("fork")).isNull();
        assertThat(book.makerOf("fork")).isSameAs(here);
        book.giveBackRoom();
        assertThat(book.makerOf("fork")).isNull();
    }

    @Test
    void whenAKeyIsNotLatinThenItsRoomIsThatOfTwoBytesForEachCharacter() {
        RecordBudget budget = new RecordBudget(349);

        assertThat(budget.take(recordOf("…".repeat(100)))).isFalse();
        assertThat(budget.take(recordOf("a".repeat(100)))).isTrue();
    }

    private static CallRecord recordOf(String key) {
        return new CallRecord(key, "worker-1", Instant.EPOCH, Duration.ZERO, "success");
    }

    @Test
    void whenTheBookIsFullThenWhatComesIsCounted() {
        for (int i = 0; i <= RecordBook.MOST_RECORDS; i++) {
            begin("call").end("success");
        }

        assertThat(book.records()).hasSize(RecordBook.MOST_RECORDS);
        assertThat(ProfiledRecords.of(book).gaps()).containsExactly("worker-1 had no room for 1 records");
    }

    @Test
    void whenTheBookIsClosedThenNothingBeginsAndWhatIsOpenIsStillRecorded() {
        OpenRecord open = begin("before");
        book.close();

        open.end("success");

        assertThat(book.open("after")).isNull();
        assertThat(book.records()).extracting(CallRecord::key).containsExactly("before");
    }

    @Test
    void whenRecordsAreAddedUpThenByKeyAndNode() {
        begin("a").end("success");
        begin("b").end("success");
        begin("a").end("raised");

        assertThat(CallAverage.over(book.records()))
                .extracting(CallAverage::key, CallAverage::count)
                .containsExactly(tuple("a", 2L), tuple("b", 1L));
    }

    private OpenRecord begin(String key) {
        return Objects.requireNonNull(book.open(key), "the book is open");
    }
}
