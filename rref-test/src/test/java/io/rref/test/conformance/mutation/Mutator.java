package io.rref.test.conformance.mutation;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy.DiscoveryStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;

/**
 * One mutation in force, until it is closed. Retransforms, so that what other agents wove in stays. Not good for classes that
 * Boot binds properties to: the JVM forgets the names of their parameters.
 */
final class Mutator implements AutoCloseable {

    private final Instrumentation instrumentation;

    private final ResettableClassFileTransformer woven;

    private Mutator(Instrumentation instrumentation, ResettableClassFileTransformer woven) {
        this.instrumentation = instrumentation;
        this.woven = woven;
    }

    static Mutator apply(Class<?> advice) {
        Mutation mutation = advice.getAnnotation(Mutation.class);
        Class<?> shipped = shipped(mutation);
        Instrumentation instrumentation = ByteBuddyAgent.install();
        ResettableClassFileTransformer woven = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(new DiscoveryStrategy.Explicit(shipped))
                .with(RedefinitionStrategy.Listener.ErrorEscalating.FAIL_FAST)
                .type(named(mutation.type()))
                .transform((type, description, loader, module, domain) -> type.visit(
                        Advice.to(advice).on(named(mutation.method()).and(takesArguments(mutation.parameters())))))
                .installOn(instrumentation);
        return new Mutator(instrumentation, woven);
    }

    /** The method is as it ships again. */
    @Override
    public void close() {
        woven.reset(instrumentation, RedefinitionStrategy.RETRANSFORMATION);
    }

    private static Class<?> shipped(Mutation mutation) {
        Class<?> type;
        try {
            type = Class.forName(mutation.type());
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("the mutation of " + mutation.row() + " names no class of rref", renamed);
        }
        boolean hits = Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(mutation.method())
                        && method.getParameterCount() == mutation.parameters());
        if (!hits) {
            throw new IllegalStateException("the mutation of " + mutation.row() + " names " + mutation.method()
                    + " with " + mutation.parameters() + " parameters, which " + type.getName() + " has not");
        }
        return type;
    }
}
