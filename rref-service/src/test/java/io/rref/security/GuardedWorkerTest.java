package io.rref.security;

import io.rref.web.counter.CounterWorker;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A test that stands at the door of a worker in mode {@code secret}; all of them share it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = CounterWorker.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "rref.worker.name=w1",
            "rref.security.secret=" + GuardedWorker.SECRET,
            "rref.security.other-secret=" + GuardedWorker.OTHER_SECRET,
            "rref.security.operator-password=" + GuardedWorker.OPERATOR,
            "rref.security.metrics-password=" + GuardedWorker.METRICS,
            "management.endpoints.web.exposure.include=health,metrics,prometheus",
            "management.endpoint.health.show-details=when-authorized",
            "management.prometheus.metrics.export.enabled=true"
        })
@Import(GuardedWorker.class)
@interface GuardedWorkerTest {}
