package io.rref.registration;

import java.net.URI;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says every change once. */
final class RegistrationLog {

    private static final Logger logger = LoggerFactory.getLogger(RegistrationLog.class);

    /** The first eight of its digits tell starts apart. */
    private static final Pattern INCARNATION = Pattern.compile("([0-9a-f]{8})[0-9a-f]{24}");

    private final URI consul;

    private final String worker;

    private volatile RegistrationStatus status = RegistrationStatus.NOT_YET;

    RegistrationLog(URI consul, String worker) {
        this.consul = consul;
        this.worker = worker;
    }

    RegistrationStatus status() {
        return status;
    }

    void registered(String as) {
        RegistrationStatus before = changeTo(RegistrationStatus.listed());
        String how = before.isListed()
                ? "had lost worker '{}' and lists it again"
                : before.isUnreachable() ? "answers again and lists worker '{}'" : "lists worker '{}'";
        logger.info("Consul at {} " + how + " as {}", consul, worker, shortened(as));
    }

    void stillListed() {
        if (!changeTo(RegistrationStatus.listed()).isListed()) {
            logger.info("Consul at {} answers again and still lists worker '{}'", consul, worker);
        }
    }

    void unreachable(String reason) {
        if (!changeTo(RegistrationStatus.unreachable(reason)).isUnreachable()) {
            logger.warn(
                    "Consul at {} does not answer ({}); worker '{}' goes on, and is registered when it does",
                    consul,
                    reason,
                    worker);
        }
    }

    void refused(String reason, String remedy) {
        RegistrationStatus now = RegistrationStatus.refused(reason);
        if (!changeTo(now).equals(now)) {
            logger.warn("Consul at {} refused to register worker '{}': {}. {}", consul, worker, reason, remedy);
        }
    }

    void leftBehind(ListedInstance stale) {
        logger.info(
                "Took {} off Consul's list: an earlier process left it, and nobody answers for it at {}:{} any more",
                shortened(stale.id()),
                stale.address(),
                stale.port());
    }

    void notDeregistered(String reason) {
        if (status.isListed()) {
            logger.warn(
                    "Consul at {} did not take worker '{}' off its list ({}); it does when the check has failed long enough",
                    consul,
                    worker,
                    reason);
        }
    }

    void deregistered() {
        changeTo(RegistrationStatus.NOT_YET);
        logger.info("Consul at {} no longer lists worker '{}'", consul, worker);
    }

    private static String shortened(String text) {
        return INCARNATION.matcher(text).replaceAll("$1…");
    }

    private RegistrationStatus changeTo(RegistrationStatus now) {
        RegistrationStatus before = status;
        status = now;
        return before;
    }
}
