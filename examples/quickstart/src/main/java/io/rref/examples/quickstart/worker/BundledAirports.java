package io.rref.examples.quickstart.worker;

import io.rref.RemoteObject;
import io.rref.examples.quickstart.data.BundledData;
import io.rref.examples.quickstart.flights.AirportNames;
import io.rref.examples.quickstart.flights.AirportTable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The airports of the example's own file, published by name: made when somebody first asks for {@code airports}. */
@RemoteObject(name = "airports")
class BundledAirports implements AirportTable {

    private final Map<String, String> namesByCode = BundledData.airportNames();

    @Override
    public AirportNames names(Set<String> codes) {
        Map<String, String> found = new TreeMap<>(namesByCode);
        found.keySet().retainAll(codes);
        return new AirportNames(found);
    }
}
