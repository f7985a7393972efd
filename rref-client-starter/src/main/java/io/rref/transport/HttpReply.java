package io.rref.transport;

import org.jspecify.annotations.Nullable;

/**
 * One reply as HTTP sees it.
 *
 * @param mediaType null where there is no body
 */
public record HttpReply(int status, @Nullable String mediaType, byte[] body) {}
