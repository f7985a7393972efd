package io.rref.service.autoconfigure;

import io.rref.execution.InvalidRemoteObjectException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which class or bean cannot serve as it is declared, and what to change there. */
final class InvalidRemoteObjectFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRemoteObjectException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidRemoteObjectException cause) {
        return new FailureAnalysis(cause.description(), cause.remedy(), cause);
    }
}
