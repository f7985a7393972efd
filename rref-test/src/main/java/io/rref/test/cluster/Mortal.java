package io.rref.test.cluster;

/** What carries the messages of a process that can be killed. */
interface Mortal {

    /** Nothing of the process is heard from now on, no goodbye either. */
    void die();
}
