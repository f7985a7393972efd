package io.rref.service.autoconfigure;

import io.rref.autoconfigure.RRefSecurityProperties.Mode;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Lets no worker listen beyond this machine that asks nobody who comes, unless it was told to. Asks the factory of the web server, not the properties:
 * any customizer may have set an address.
 */
final class OpenWorkerGuard implements WebServerFactoryCustomizer<AbstractConfigurableWebServerFactory>, Ordered {

    private static final Logger logger = LoggerFactory.getLogger(OpenWorkerGuard.class);

    private final Mode mode;

    OpenWorkerGuard(Mode mode) {
        this.mode = mode;
    }

    @Override
    public void customize(AbstractConfigurableWebServerFactory server) {
        InetAddress address = server.getAddress();
        if (mode == Mode.INSECURE) {
            logger.warn(
                    "This worker listens on {} and obeys whoever reaches it: rref.security.mode=insecure",
                    shown(address));
        } else if (mode == Mode.LOOPBACK && (address == null || !address.isLoopbackAddress())) {
            throw new OpenWorkerException(shown(address));
        }
    }

    private static String shown(@Nullable InetAddress address) {
        return address == null ? "every address" : address.getHostAddress();
    }

    /** After all that set an address. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
