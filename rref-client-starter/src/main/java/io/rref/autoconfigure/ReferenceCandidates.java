package io.rref.autoconfigure;

import io.rref.RRef;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.AutowireCandidateResolver;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Which beans may be injected where references are concerned; all else is as the resolver behind it says.
 *
 * <p>A point that names an object gets a reference, never a bean of the application that happens to implement the contract.
 * References are injected one by one and by their very contract: they do not turn up in collections, where a supertype of
 * the contract is asked for, or where nothing names an object and nothing is a good answer too.
 */
final class ReferenceCandidates extends ContextAnnotationAutowireCandidateResolver {

    private final AutowireCandidateResolver next;

    ReferenceCandidates(AutowireCandidateResolver next) {
        this.next = next;
    }

    @Override
    public boolean isAutowireCandidate(BeanDefinitionHolder bean, DependencyDescriptor point) {
        boolean reference = ContractDefinitions.isReference(bean.getBeanName());
        boolean allowed = reference ? mayBeReference(point) : Points.namedAt(point) == null;
        return allowed && next.isAutowireCandidate(bean, point);
    }

    private boolean mayBeReference(DependencyDescriptor point) {
        Class<?> asked = point.getDependencyType();
        if (Points.isForMany(point)) {
            return false;
        }
        if (Points.namedAt(point) != null || asked.equals(RRef.class)) {
            return true;
        }
        // for a required one, the factory then says what is missing
        return Points.namedOn(asked) != null || asked.equals(point.getDeclaredType()) && next.isRequired(point);
    }

    @Override
    public boolean isRequired(DependencyDescriptor point) {
        return next.isRequired(point);
    }

    @Override
    public boolean hasQualifier(DependencyDescriptor point) {
        return next.hasQualifier(point);
    }

    @Override
    public @Nullable String getSuggestedName(DependencyDescriptor point) {
        return next.getSuggestedName(point);
    }

    @Override
    public @Nullable Object getSuggestedValue(DependencyDescriptor point) {
        return next.getSuggestedValue(point);
    }

    @Override
    public @Nullable Object getLazyResolutionProxyIfNecessary(DependencyDescriptor point, @Nullable String bean) {
        return next.getLazyResolutionProxyIfNecessary(point, bean);
    }

    @Override
    public @Nullable Class<?> getLazyResolutionProxyClass(DependencyDescriptor point, @Nullable String bean) {
        return next.getLazyResolutionProxyClass(point, bean);
    }

    @Override
    public AutowireCandidateResolver cloneIfNecessary() {
        return new ReferenceCandidates(next.cloneIfNecessary());
    }

    /** The resolver behind this one knows its bean factory already. */
    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        super.setBeanFactory(beanFactory);
    }
}
