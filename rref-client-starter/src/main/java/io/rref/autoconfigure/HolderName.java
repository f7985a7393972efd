package io.rref.autoconfigure;

import io.rref.Incarnation;
import io.rref.WorkerInfo;
import io.rref.protocol.HolderId;
import io.rref.runtime.FreshIds;
import io.rref.runtime.InvalidSettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Names a process that is not a worker: after its application, and unlike every other one. */
final class HolderName {

    private static final int LONGEST_APPLICATION = 100;

    private HolderName() {}

    static HolderId identity(@Nullable String configured, Environment environment, FreshIds ids) {
        Incarnation incarnation = ids.incarnation();
        String name = configured != null
                ? configured
                : named(environment) + "-" + incarnation.value().substring(0, 8);
        return new HolderId(checked(name), incarnation);
    }

    private static String checked(String name) {
        try {
            return WorkerInfo.named(name).name();
        } catch (IllegalArgumentException unfit) {
            throw new InvalidSettingsException(
                    "This process cannot be named '" + name + "': " + unfit.getMessage() + ".",
                    "Set rref.client.name to another name, or leave it out.");
        }
    }

    /** Applications may be named as they like; names of holders travel in headers. */
    private static String named(Environment environment) {
        String fit = environment.getProperty("spring.application.name", "app").replaceAll("[^A-Za-z0-9_:.-]", "-");
        return fit.substring(0, Math.min(fit.length(), LONGEST_APPLICATION));
    }
}
