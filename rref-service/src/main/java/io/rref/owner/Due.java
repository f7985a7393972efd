package io.rref.owner;

/** What happens when its time comes. */
sealed interface Due {

    /** Hands this to the visitor's method for it. */
    void dispatch(Visitor visitor);

    /** The holder has not renewed its lease in time. */
    record LeaseEnds(Lease lease) implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.leaseEnds(lease);
        }
    }

    /** The standing renewal has stood long enough. */
    record RenewalStood(Lease lease) implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.renewalStood(lease);
        }
    }

    /** Nobody has claimed a PENDING fork whose sponsor let go. */
    record ForkRunsOut(Fork fork) implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.forkRunsOut(fork);
        }
    }

    /** The object that work waits for has not become ready in time. */
    record WorkWaitedLong(Job job) implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.workWaitedLong(job);
        }
    }

    /** Work whose result stays here has run for as long as its request had. */
    record WorkRunsLong(Job job) implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.workRunsLong(job);
        }
    }

    /** The object that a read waits for has not become ready in time. */
    record ReadWaitedLong(WaitingRead read) implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.readWaitedLong(read);
        }
    }

    /** Ended leases have left more than one step cleans away. */
    record CleaningGoesOn() implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.cleaningGoesOn();
        }
    }

    /** The owner is stopping, and begins nothing more. */
    record DrainCloses() implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.drainCloses();
        }
    }

    /** The owner is stopping, and has waited long enough for what it waits for. */
    record DrainStageEnds() implements Due {

        @Override
        public void dispatch(Visitor visitor) {
            visitor.drainStageEnds();
        }
    }

    /** One method per kind: forgetting a case does not compile. */
    interface Visitor {

        void leaseEnds(Lease lease);

        void renewalStood(Lease lease);

        void forkRunsOut(Fork fork);

        void workWaitedLong(Job job);

        void workRunsLong(Job job);

        void readWaitedLong(WaitingRead read);

        void cleaningGoesOn();

        void drainCloses();

        void drainStageEnds();
    }
}
