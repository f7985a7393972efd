package io.rref.web.counter;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A worker with counters. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class CounterWorker {}
