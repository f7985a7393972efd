package io.rref.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The meters of a process that holds references: clients and workers alike. */
public enum HolderMeter implements DocumentedMeter {

    /** By {@code open}, {@code suspended}, {@code lost}. */
    HANDLES("rref.holder.handles", Meter.Type.GAUGE, Key.ACCESS, "handles that this process has not closed"),

    /** By {@code standing}, {@code lapsed}. */
    LEASES("rref.holder.leases", Meter.Type.GAUGE, Key.STATE, "its leases at owners"),

    /** Of any kind. */
    OPERATIONS("rref.holder.operations", Meter.Type.GAUGE, null, "its requests to owners that are not settled"),

    /** By the slug of the loss reason. */
    LOST("rref.holder.lost", Meter.Type.COUNTER, Key.REASON, "handles lost"),

    /** By {@code sent}, {@code received}. */
    TRAFFIC("rref.traffic", Meter.Type.COUNTER, Key.DIRECTION, "bytes of the bodies of its requests and their answers"),

    /** Repeats among them. */
    TRAFFIC_REQUESTS("rref.traffic.requests", Meter.Type.COUNTER, null, "its HTTP requests, repeats among them");

    private final String name;

    private final Meter.Type type;

    private final KeyName[] keys;

    private final String description;

    HolderMeter(String name, Meter.Type type, @Nullable Key key, String description) {
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

        /** Whether a handle can be used. */
        ACCESS,

        /** Whether a lease has lapsed. */
        STATE,

        /** Why a handle is lost. */
        REASON,

        /** From this process, or to it. */
        DIRECTION;

        @Override
        public String asString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
