package io.rref.service.autoconfigure;

import io.rref.autoconfigure.RRefSecurityProperties;
import io.rref.autoconfigure.RRefSecurityProperties.Mode;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches where rref itself sees to it that no stranger comes in, be it by listening to this machine only. */
final class OnGuardedMode implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                        .bindOrCreate("rref.security", RRefSecurityProperties.class)
                        .effectiveMode()
                != Mode.INSECURE;
    }
}
