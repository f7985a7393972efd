package io.rref.examples.quickstart.flights;

import java.util.Map;

/**
 * Names of some airports.
 *
 * @param byCode by the airport's code
 */
public record AirportNames(Map<String, String> byCode) {

    /** Name and code, or the code alone where the name is not known. */
    public String label(String code) {
        String name = byCode.get(code);
        return name == null ? code : name + " (" + code + ")";
    }
}
