package io.rref.examples.quickstart.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** The files that come with the example; {@code data/PROVENANCE.md} tells where they are from. */
public final class BundledData {

    private static final String FLIGHTS = "flights-20k.json";
    private static final String AIRPORTS = "airports.csv";

    private BundledData() {}

    /** 20,000 flights of early 2001. */
    public static FlightsInput flights() {
        try (InputStream in = open(FLIGHTS)) {
            return FlightsFile.read(FLIGHTS, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the airports of the United States, by code. */
    public static Map<String, String> airportNames() {
        try (InputStream in = open(AIRPORTS)) {
            return AirportsCsv.namesByCode(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream packed = BundledData.class.getResourceAsStream("/data/" + name + ".gz");
        if (packed == null) {
            throw new IllegalStateException("data/" + name + ".gz is not on the class path");
        }
        return new GZIPInputStream(packed);
    }
}
