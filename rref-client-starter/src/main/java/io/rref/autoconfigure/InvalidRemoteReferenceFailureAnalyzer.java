package io.rref.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which injection point no reference can be given to, and what to change there. */
final class InvalidRemoteReferenceFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRemoteReferenceException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidRemoteReferenceException cause) {
        return new FailureAnalysis(cause.description(), cause.remedy(), cause);
    }
}
