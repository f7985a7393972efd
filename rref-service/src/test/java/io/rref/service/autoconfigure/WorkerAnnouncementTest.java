package io.rref.service.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.rref.Incarnation;
import io.rref.RemoteInterface;
import io.rref.RemoteObject;
import io.rref.execution.ExecutionCatalog;
import io.rref.protocol.HolderId;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WorkerAnnouncementTest {

    @RemoteInterface
    interface Bell {

        void ring();
    }

    @RemoteObject(name = "doorbell")
    static class QuietBell implements Bell {

        @Override
        public void ring() {}
    }

    @Test
    void whenAWorkerIsReadyThenItSaysWhatItServes(CapturedOutput log) {
        announce(List.of(QuietBell.class));

        assertThat(log).contains("worker-1~", "serves [" + Bell.class.getName() + "]; published names: [doorbell]");
    }

    @Test
    void whenNothingIsMarkedThenItSaysWhatIsMissing(CapturedOutput log) {
        announce(List.of());

        assertThat(log).contains("serves no contract", "@RemoteObject or @RemoteFunctions");
    }

    private static void announce(Collection<Class<?>> objects) {
        LoggingSystem.get(WorkerAnnouncementTest.class.getClassLoader())
                .setLogLevel(WorkerAnnouncement.class.getName(), LogLevel.INFO); // another test may have raised it
        ExecutionCatalog catalog = ExecutionCatalog.of(objects, List.of(), new DefaultListableBeanFactory());
        HolderId self = new HolderId("worker-1", new Incarnation(1, 1));
        new WorkerAnnouncement(self, catalog).onApplicationEvent(mock(ApplicationReadyEvent.class));
    }
}
