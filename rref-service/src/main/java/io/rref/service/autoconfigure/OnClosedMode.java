package io.rref.service.autoconfigure;

import io.rref.autoconfigure.RRefSecurityProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where who comes has to prove who it is. */
final class OnClosedMode implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bindOrCreate("rref.security", RRefSecurityProperties.class)
                .effectiveMode()
                .asksWhoComes();
    }
}
