package io.rref.web.counter;

import io.rref.RemoteInterface;
import java.util.List;

/** A serial object: it takes one call at a time. */
@RemoteInterface
public interface Ledger {

    /** Writes a text down; gives back how many there are. */
    int note(String text);

    /** The texts in the order in which they were written down. */
    List<String> noted();
}
