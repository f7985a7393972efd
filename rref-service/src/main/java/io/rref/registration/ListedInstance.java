package io.rref.registration;

/**
 * An instance of a worker that the agent lists.
 *
 * @param id under which it is registered
 * @param worker name of the worker; empty if it says none
 * @param address host or IP address as registered; empty for the agent's own
 */
record ListedInstance(String id, String worker, String address, int port) {}
