package io.rref.test.simulation;

import java.time.Duration;
import java.util.PriorityQueue;

/** Virtual time, and what will happen in it. What is put down for the same moment happens in the order of putting. */
final class Agenda {

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

    private long now;

    private long counter;

    /** Nanoseconds since the world began. */
    long now() {
        return now;
    }

    void after(Duration delay, Runnable happening) {
        at(now + delay.toNanos(), happening);
    }

    void at(long moment, Runnable happening) {
        entries.add(new Entry(Math.max(moment, now), counter++, happening));
    }

    /** Lets the next thing happen if it is due by the moment; otherwise moves time there and says false. */
    boolean stepUntil(long moment) {
        Entry next = entries.peek();
        if (next == null || next.moment > moment) {
            now = Math.max(now, moment);
            return false;
        }
        entries.remove();
        now = next.moment;
        next.happening.run();
        return true;
    }

    private record Entry(long moment, long order, Runnable happening) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byMoment = Long.compare(moment, other.moment);
            return byMoment != 0 ? byMoment : Long.compare(order, other.order);
        }
    }
}
