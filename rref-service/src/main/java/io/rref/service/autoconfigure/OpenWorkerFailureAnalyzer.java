package io.rref.service.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that a worker would be open to all, and the ways out. */
final class OpenWorkerFailureAnalyzer extends AbstractFailureAnalyzer<OpenWorkerException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, OpenWorkerException cause) {
        return new FailureAnalysis(
                "The worker would listen on " + cause.address() + ", and whoever reaches it there could make and call"
                        + " objects: it has no authentication.",
                "Give all members a secret, by rref.security.secret, or see docs/operations.md for certificates and OAuth2."
                        + " Or listen to this machine only: remove server.address, or set it to 127.0.0.1. Or, where"
                        + " the network itself keeps strangers out, say so: rref.security.mode=insecure",
                cause);
    }
}
