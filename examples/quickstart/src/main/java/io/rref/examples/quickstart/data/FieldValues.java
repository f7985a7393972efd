package io.rref.examples.quickstart.data;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** The value that a parser stands on, as the field that it belongs to wants it. */
final class FieldValues {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern AIRPORT_CODE = Pattern.compile("[A-Za-z0-9]+");

    private final JsonParser parser;

    FieldValues(JsonParser parser) {
        this.parser = parser;
    }

    LocalDateTime date(String field) {
        String text = text(field, "a date such as \"2001/01/31 18:20\"");
        try {
            return LocalDateTime.parse(text, DATE);
        } catch (DateTimeException e) {
            throw unfit(field, "a date such as \"2001/01/31 18:20\"", quoted(text));
        }
    }

    int wholeNumber(String field) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) {
            throw unfit(field, "a whole number", parser.getString());
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw unfit(field, "a whole number", Tokens.describe(parser.currentToken()));
        }
        if (parser.getNumberType() != NumberType.INT) {
            throw unfit(field, "a whole number of 32 bits", parser.getString());
        }
        return parser.getIntValue();
    }

    String airportCode(String field) {
        String text = text(field, "the code of an airport");
        if (!AIRPORT_CODE.matcher(text).matches()) {
            throw unfit(field, "the code of an airport, letters and digits", quoted(text));
        }
        return text;
    }

    private String text(String field, String expected) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw unfit(field, expected, Tokens.describe(parser.currentToken()));
        }
        return parser.getString();
    }

    private static UnfitValueException unfit(String field, String expected, String got) {
        return new UnfitValueException("\"" + field + "\" must be " + expected + ", got " + got);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
