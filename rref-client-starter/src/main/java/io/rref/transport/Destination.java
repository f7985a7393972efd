package io.rref.transport;

import java.net.URI;

/** A worker at one of its addresses. */
record Destination(String worker, URI address) {}
