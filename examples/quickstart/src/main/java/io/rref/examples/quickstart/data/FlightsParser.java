package io.rref.examples.quickstart.data;

import io.rref.examples.quickstart.flights.Flight;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads one text token by token, so that every complaint names the record and the line. */
final class FlightsParser implements AutoCloseable {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final JsonParser parser;
    private final FieldValues values;

    /** Number of the record that is being read, 0 before the first. */
    private int record;

    FlightsParser(String source, InputStream in) {
        this.source = source;
        this.parser = JSON.createParser(ObjectReadContext.empty(), in);
        this.values = new FieldValues(parser);
    }

    List<Flight> flights() {
        try {
            return array();
        } catch (JacksonException e) {
            throw complaint("is not JSON: " + e.getOriginalMessage(), e.getLocation());
        } catch (UnfitValueException e) {
            throw complaint(e.getMessage(), parser.currentTokenLocation());
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private List<Flight> array() {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new InvalidFlightsException(source + ": is empty, must be a JSON array of flights");
        }
        if (first != JsonToken.START_ARRAY) {
            throw new UnfitValueException("must be a JSON array of flights, starts with " + Tokens.describe(first));
        }
        List<Flight> flights = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            record++;
            flights.add(flight());
        }
        record = 0;
        if (parser.nextToken() != null) {
            throw new UnfitValueException("must end after the array of flights");
        }
        if (flights.isEmpty()) {
            throw new InvalidFlightsException(source + ": holds no flights");
        }
        return flights;
    }

    private Flight flight() {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new UnfitValueException("must be an object, got " + Tokens.describe(parser.currentToken()));
        }
        LocalDateTime date = null;
        Integer delay = null;
        Integer distance = null;
        String origin = null;
        String destination = null;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "date" -> date = values.date(field);
                case "delay" -> delay = values.wholeNumber(field);
                case "distance" -> distance = values.wholeNumber(field);
                case "origin" -> origin = values.airportCode(field);
                case "destination" -> destination = values.airportCode(field);
                default -> parser.skipChildren();
            }
        }
        return new Flight(
                required("date", date),
                required("delay", delay),
                required("distance", distance),
                required("origin", origin),
                required("destination", destination));
    }

    private static <V> V required(String field, @Nullable V value) {
        if (value == null) {
            throw new UnfitValueException("\"" + field + "\" is missing");
        }
        return value;
    }

    private InvalidFlightsException complaint(@Nullable String text, @Nullable TokenStreamLocation where) {
        String line = where == null ? "" : "line " + where.getLineNr();
        String place = record == 0 ? line : "record " + record + (line.isEmpty() ? "" : " (" + line + ")");
        return new InvalidFlightsException(source + ": " + (place.isEmpty() ? "" : place + ": ") + text);
    }
}
