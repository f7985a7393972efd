package io.rref.transport;

import java.util.Map;

/** One message as HTTP sees it. */
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {}
