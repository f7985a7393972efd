package io.rref.service.extension;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Says which extension uses a class that is nowhere, and what to put beside it. */
final class MissingClassFailureAnalyzer extends AbstractFailureAnalyzer<NoClassDefFoundError> {

    private final Environment environment;

    /** Called by Boot. */
    MissingClassFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    /** Null where no extension is to blame. */
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoClassDefFoundError cause) {
        String missing = cause.getMessage();
        if (missing == null) {
            return null;
        }
        return ExtensionFolder.in(environment)
                .flatMap(folder -> folder.jars().stream()
                        .flatMap(jar -> jar.classUsing(missing).stream()
                                .map(user -> analysis(folder, jar, user, missing.replace('/', '.'), cause)))
                        .findFirst())
                .orElse(null);
    }

    private static FailureAnalysis analysis(
            ExtensionFolder folder, ExtensionJar jar, String user, String missing, NoClassDefFoundError cause) {
        return new FailureAnalysis(
                "The extension " + jar.path() + " cannot be used: its class " + user + " needs " + missing
                        + ", which no jar here has.",
                "Put the jar that has " + missing + " beside it, into " + folder.path()
                        + ": an extension needs the contracts that it serves, and the libraries that it uses, each as a"
                        + " plain jar. Or take it out of the folder.",
                cause);
    }
}
