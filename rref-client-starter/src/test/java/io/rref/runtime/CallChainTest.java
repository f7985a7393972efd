package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.profile.ProfileTicket;
import io.rref.profile.ProfileTickets;
import io.rref.profile.RecordBook;
import io.rref.protocol.HeldTurns;
import io.rref.protocol.MonotonicTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a thread works for, as those who watch see it. */
class CallChainTest {

    private final List<String> seen = new ArrayList<>();

    private final CallChain chain = CallChain.of(HeldTurns.NONE, MonotonicTime.NEVER);

    @Test
    void whenCodeRunsAsPartOfAWatchedCallThenItIsWithinItsScopeWhereverItRuns() {
        CallChain watched = chain.watchedBy(new WatchedWork(new Scoped(), List.of(), ProfileTickets.NONE));
        CallChain captured = watched.within(CallChain::current);

        captured.within(() -> seen.add("chained to a future"));

        assertThat(seen).containsExactly("open", "close", "open", "chained to a future", "close");
    }

    @Test
    void whenItIsNotWatchedThenItStaysAsItIs() {
        assertThat(chain.watchedBy(WatchedWork.NONE)).isSameAs(chain);
    }

    @Test
    void whenTheCallIsStoppedThenAllWhoWatchItSeeThat() {
        CallChain watched = chain.watchedBy(new WatchedWork(new Scoped(), List.of(), ProfileTickets.NONE));

        chain.stop();

        assertThat(watched.isStopped()).isTrue();
    }

    @Test
    void whenAProfileIsOpenThenCodeThatBelongsToTheThreadIsProfiledAndNoOther() {
        RecordBook book = RecordBook.in("app");
        CallChain profiled = CallChain.profile(new ProfileTicket("", "", book));

        assertThat(CallChain.current().tickets().list()).hasSize(1);
        assertThat(chain.within(() -> CallChain.current().tickets().list())).isEmpty();
        book.close();
        profiled.endProfile();

        assertThat(CallChain.current().tickets().list()).isEmpty();
    }

    @Test
    void whenTheOuterProfileIsClosedFirstThenTheInnerOneEndsBoth() {
        RecordBook outerBook = RecordBook.in("app");
        RecordBook innerBook = RecordBook.in("app");
        CallChain outer = CallChain.profile(new ProfileTicket("", "", outerBook));
        CallChain inner = CallChain.profile(new ProfileTicket("", "", innerBook));

        outerBook.close();
        assertThatThrownBy(outer::endProfile).isInstanceOf(IllegalStateException.class);
        innerBook.close();
        inner.endProfile();

        assertThat(CallChain.current().tickets().isEmpty()).isTrue();
    }

    private final class Scoped implements Watched {

        @Override
        public <R> R within(Supplier<R> code) {
            seen.add("open");
            try {
                return code.get();
            } finally {
                seen.add("close");
            }
        }

        @Override
        public void end(CallOutcome outcome) {}
    }
}
