package io.rref.autoconfigure;

import io.rref.RemoteInterface;
import io.rref.protocol.Message;
import io.rref.protocol.Reply;
import io.rref.transport.WorkerTransport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An application that holds references, as small as one can be. Its transport remembers and answers nothing. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
class ClientApplication {

    static ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        WebClientAutoConfiguration.class,
                        JacksonAutoConfiguration.class,
                        TaskExecutionAutoConfiguration.class,
                        RRefClientAutoConfiguration.class,
                        RemoteReferenceAutoConfiguration.class))
                .withPropertyValues("rref.client.drain=1ms")
                .withUserConfiguration(ClientApplication.class);
    }

    @RemoteInterface
    interface Counter {

        long add(long n);
    }

    @RemoteInterface
    interface Box<V> {

        V content();
    }

    @RemoteInterface
    interface Uncallable {

        void accept(Object anything);
    }

    static final class SilentTransport implements WorkerTransport {

        final List<Message> sent = new CopyOnWriteArrayList<>();

        @Override
        public CompletableFuture<Reply> send(Message message) {
            sent.add(message);
            return new CompletableFuture<>();
        }
    }

    @Bean
    SilentTransport silentTransport() {
        return new SilentTransport();
    }
}
