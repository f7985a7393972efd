package io.rref.autoconfigure;

import org.springframework.beans.factory.InjectionPoint;

/** Where the bean that is being made will be injected. A prototype: Spring tells only a bean method's parameter. */
record PointOfUse(InjectionPoint point) {}
