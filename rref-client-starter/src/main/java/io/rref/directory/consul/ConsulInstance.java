package io.rref.directory.consul;

import io.rref.directory.WorkerAddress;

/**
 * One registered instance that passes its checks.
 *
 * @param worker its name, from the metadata
 */
record ConsulInstance(String worker, WorkerAddress address) {}
