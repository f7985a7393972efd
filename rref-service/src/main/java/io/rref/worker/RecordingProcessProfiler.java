package io.rref.worker;

import io.rref.CallAverage;
import io.rref.CallRecord;
import io.rref.ProcessProfiler;
import io.rref.RemoteObject;
import io.rref.profile.RecordBook;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** Every worker can make one. Its release ends it, whoever forgot to leave it. */
@RemoteObject
public final class RecordingProcessProfiler implements ProcessProfiler, AutoCloseable {

    private final ProcessProfiling profiling;

    private final RecordBook book;

    private boolean entered;

    RecordingProcessProfiler(@Autowired ProcessProfiling profiling) {
        this.profiling = profiling;
        this.book = profiling.book();
    }

    @Override
    public synchronized void enter() {
        if (entered) {
            throw new IllegalStateException(
                    "profiler traces are not reentrant: this one has been entered before, make another");
        }
        profiling.begin(book);
        entered = true;
    }

    @Override
    public synchronized void exit() {
        if (!entered || book.isClosed()) {
            throw new IllegalStateException("this profiler is not entered: enter() begins, and exit() ends once");
        }
        profiling.end(book);
    }

    @Override
    public List<CallRecord> records() {
        return book.records();
    }

    @Override
    public List<CallAverage> averages() {
        return CallAverage.over(records());
    }

    @Override
    public void close() {
        profiling.end(book);
    }
}
