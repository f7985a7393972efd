package io.rref.test.simulation;

import io.rref.protocol.HolderId;

/** Decides what becomes of each message and of each reply. */
interface Weather {

    /** What becomes of a message of this kind from one process to another. */
    Fate ofMessage(String kind, HolderId from, HolderId to);

    /** What becomes of the reply to a message of this kind; from and to are those of the reply. */
    Fate ofReply(String kind, HolderId from, HolderId to);
}
