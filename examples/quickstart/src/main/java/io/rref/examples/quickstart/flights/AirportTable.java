package io.rref.examples.quickstart.flights;

import io.rref.RemoteInterface;
import java.util.Set;

/** What the airports are called. One worker has it; the others are handed a reference to it. */
@RemoteInterface
public interface AirportTable {

    /** The names of those airports that are known. */
    AirportNames names(Set<String> codes);
}
