package io.rref.test.users;

import io.rref.RRef;
import io.rref.RRefClient;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** An app that counts visits on a worker. */
@SpringBootConfiguration
@EnableAutoConfiguration
class PageApp {

    /** Its one page. */
    @RestController
    record PageController(RRefClient rrefs) {

        @PostMapping("/visit")
        long visit() {
            try (RRef<Visits> visits = rrefs.on("worker-1").named("visits", Visits.class)) {
                return visits.rpcSync().add(1);
            }
        }
    }
}
