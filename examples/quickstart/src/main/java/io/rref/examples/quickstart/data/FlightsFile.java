package io.rref.examples.quickstart.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a JSON array of flights with the fields {@code date}, {@code delay}, {@code distance}, {@code origin} and {@code destination}. */
public final class FlightsFile {

    private FlightsFile() {}

    /**
     * Reads all of it.
     *
     * @throws InvalidFlightsException if there is no such file, or anything in it is not as it must be
     */
    public static FlightsInput read(Path file) {
        String source = "flights file " + file;
        if (!Files.exists(file)) {
            throw new InvalidFlightsException(source + ": there is no such file; looked for " + file.toAbsolutePath());
        }
        if (Files.isDirectory(file)) {
            throw new InvalidFlightsException(source + ": is a directory, give a JSON file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(source, in);
        } catch (IOException e) {
            throw new InvalidFlightsException(source + ": cannot be read: " + e.getMessage());
        }
    }

    static FlightsInput read(String source, InputStream in) {
        CountingInputStream counting = new CountingInputStream(in);
        try (FlightsParser parser = new FlightsParser(source, counting)) {
            return new FlightsInput(parser.flights(), counting.bytes());
        }
    }
}
