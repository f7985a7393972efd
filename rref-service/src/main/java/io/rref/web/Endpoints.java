package io.rref.web;

import java.util.List;
import java.util.stream.Stream;

/** The table of requests, row by row that of {@code docs/rest.md}: single requests and entries of a batch are read by it. */
final class Endpoints {

    static final List<Endpoint> ALL = Stream.of(
                    LeaseEndpoints.ROWS,
                    ReferenceEndpoints.ROWS,
                    HandleEndpoints.ROWS,
                    NameEndpoints.ROWS,
                    NumberEndpoints.ROWS)
            .flatMap(List::stream)
            .toList();

    private Endpoints() {}
}
