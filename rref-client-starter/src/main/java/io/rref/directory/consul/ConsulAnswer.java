package io.rref.directory.consul;

import java.util.List;

/**
 * What Consul answered.
 *
 * @param index to ask for what comes after it
 * @param workers the instances that are workers, in Consul's order
 * @param others how many instances say no name in their metadata
 */
record ConsulAnswer(long index, List<ConsulInstance> workers, int others) {}
