package io.rref.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rref.CallAverage;
import io.rref.CallRecord;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Records from begin to end, and how long a book waits for them. */
class RecordBookTest {

    private final RecordBook book = RecordBook.in("worker-1");

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
    void whenSomethingIsOpenThenTheBookIsIdleOnceAllOfItHasEnded() {
        OpenRecord one = begin("one");
        OpenRecord two = begin("two");
        CompletableFuture<Void> idle = book.idle();

        one.end("success");
        assertThat(idle).isNotDone();
        two.end("success");

        assertThat(idle).isDone();
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
