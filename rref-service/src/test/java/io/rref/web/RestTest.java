package io.rref.web;

import io.rref.web.counter.CounterWorker;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A test that speaks plain HTTP to a worker with small limits; all of them share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CounterWorker.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"rref.worker.name=w1", "rref.worker.limits.body=64KB"})
@Import(Curl.class)
@interface RestTest {}
