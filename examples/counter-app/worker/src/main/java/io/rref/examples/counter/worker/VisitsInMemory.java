package io.rref.examples.counter.worker;

import io.rref.RRefClient;
import io.rref.RemoteObject;
import io.rref.examples.counter.VisitCount;
import io.rref.examples.counter.Visits;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;

/** Published as {@code visits}: made when somebody first asks for it, gone when this worker ends. */
@RemoteObject(name = "visits")
class VisitsInMemory implements Visits {

    private final AtomicLong visits = new AtomicLong();
    private final String worker;
    private final String incarnation;

    VisitsInMemory(@Autowired RRefClient rrefs) {
        this.worker = rrefs.self().name();
        this.incarnation = String.valueOf(rrefs.self().incarnation());
    }

    @Override
    public VisitCount count() {
        return new VisitCount(visits.incrementAndGet(), worker, incarnation);
    }

    @Override
    public VisitCount soFar() {
        return new VisitCount(visits.get(), worker, incarnation);
    }
}
