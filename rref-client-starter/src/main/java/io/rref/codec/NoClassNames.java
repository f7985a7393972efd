package io.rref.codec;

import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;

/**
 * Refuses every class that JSON names, also where an annotation asks for it. Jackson asks only about class names; the
 * logical names of {@code @JsonTypeInfo(use = NAME)} with listed or sealed subtypes do not come here.
 */
final class NoClassNames extends PolymorphicTypeValidator {

    private static final long serialVersionUID = 1L;

    @Override
    public Validity validateBaseType(DatabindContext context, JavaType base) {
        return Validity.DENIED;
    }

    @Override
    public Validity validateSubClassName(DatabindContext context, JavaType base, String name) {
        return Validity.DENIED;
    }

    @Override
    public Validity validateSubType(DatabindContext context, JavaType base, JavaType subtype) {
        return Validity.DENIED;
    }
}
