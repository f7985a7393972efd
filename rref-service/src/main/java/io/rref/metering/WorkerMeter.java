package io.rref.metering;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.rref.observation.DocumentedMeter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The meters that a worker has and other processes do not. */
public enum WorkerMeter implements DocumentedMeter {

    /** By {@code creating}, {@code ready}, {@code failed}. */
    OBJECTS("rref.owner.objects", Meter.Type.GAUGE, Key.STATE, "objects here"),

    /** By {@code live}, {@code pending}. */
    FORKS("rref.owner.forks", Meter.Type.GAUGE, Key.STATE, "handles of other processes to them"),

    /** A worker calls itself without touching the network, and holds by these. */
    LOCAL_HANDLES("rref.owner.local.handles", Meter.Type.GAUGE, null, "handles of its own to them"),

    /** Declared ones that nobody has used yet stand for no object. */
    NAMES("rref.owner.named", Meter.Type.GAUGE, null, "names that stand for an object"),

    /** One for each holder. */
    LEASES("rref.owner.leases", Meter.Type.GAUGE, null, "leases of holders"),

    /** By {@code goodbye}, {@code expired}, {@code superseded}, {@code stopped}. */
    LEASES_ENDED("rref.owner.leases.ended", Meter.Type.COUNTER, Key.REASON, "leases ended"),

    /** Running ones, and outcomes that are kept until they are settled. */
    REQUESTS("rref.owner.requests.open", Meter.Type.GAUGE, null, "requests whose holder has not settled them"),

    /** From acceptance to end. */
    WORK("rref.owner.work.running", Meter.Type.GAUGE, null, "calls, creations and reads that run or wait to"),

    /** Failed ones, too. */
    RELEASED("rref.owner.released", Meter.Type.COUNTER, null, "objects gone with their last hold"),

    /** Of rref, unless it is another client. */
    DIFFERING_LEASES(
            "rref.owner.differing.leases",
            Meter.Type.COUNTER,
            null,
            "leases whose holder counts other handles than are listed: a defect"),

    /** By the slug of the problem type. */
    REFUSED("rref.worker.refused", Meter.Type.COUNTER, Key.PROBLEM, "requests refused, repeats among them"),

    /** From the beginning of the drain on. */
    DRAINING("rref.worker.draining", Meter.Type.GAUGE, null, "1 while it stops, else 0"),

    /** Only where a Consul is named. */
    REGISTERED("rref.worker.registered", Meter.Type.GAUGE, null, "1 while Consul lists it, else 0");

    private final String name;

    private final Meter.Type type;

    private final KeyName[] keys;

    private final String description;

    WorkerMeter(String name, Meter.Type type, @Nullable Key key, String description) {
        this.name = name;
        this.type = type;
        this.keys = key == null ? EMPTY : new KeyName[] {key};
        this.description = description;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return keys.clone();
    }

    @Override
    public String description() {
        return description;
    }

    /** Keys of the tags. */
    public enum Key implements KeyName {

        /** How far an object has come, or a handle. */
        STATE,

        /** Why a lease has ended. */
        REASON,

        /** Why a request was refused. */
        PROBLEM;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
