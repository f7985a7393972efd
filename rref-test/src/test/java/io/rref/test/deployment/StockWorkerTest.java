package io.rref.test.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.metering.RegistrationMeter;
import io.rref.service.StockWorker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class StockWorkerTest {

    @Test
    void whenAConsulIsNamedThenTheStockWorkersRegistrationIsMetered() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }
        try (ConfigurableApplicationContext worker = new SpringApplication(StockWorker.class)
                .run(
                        "--server.port=0",
                        "--spring.cloud.consul.host=127.0.0.1",
                        "--spring.cloud.consul.port=" + port,
                        "--logging.level.root=error",
                        "--spring.main.banner-mode=off")) {
            assertThat(worker.getBeansOfType(RegistrationMeter.class))
                    .as("the stock worker must not scan the package of its own auto-configurations")
                    .hasSize(1);
        }
    }
}
