package io.rref.service.autoconfigure;

import io.rref.execution.ExecutionCatalog;
import io.rref.protocol.HolderId;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says in one line what a worker serves, so that a forgotten annotation is seen where it was forgotten. */
final class WorkerAnnouncement implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger logger = LoggerFactory.getLogger(WorkerAnnouncement.class);

    private final HolderId self;

    private final ExecutionCatalog catalog;

    WorkerAnnouncement(HolderId self, ExecutionCatalog catalog) {
        this.self = self;
        this.catalog = catalog;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Set<String> served = BuiltIn.without(catalog.contracts());
        if (served.isEmpty()) {
            logger.info("{} serves no contract: it has no class marked @RemoteObject or @RemoteFunctions", self);
        } else {
            logger.info(
                    "{} serves {}; published names: {}",
                    self,
                    served,
                    new TreeSet<>(catalog.publishedNames().keySet()));
        }
    }
}
