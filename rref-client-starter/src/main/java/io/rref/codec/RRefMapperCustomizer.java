package io.rref.codec;

import tools.jackson.databind.json.JsonMapper;

/**
 * Adds modules, mix-ins and subtypes to the mapper of calls and results. All processes that talk to each other need the
 * same ones. What keeps calls safe (no default typing, no class names in the JSON, handles) can not be changed here.
 */
@FunctionalInterface
public interface RRefMapperCustomizer {

    /** Called once per codec, after the fixed settings were made. */
    void customize(JsonMapper.Builder builder);
}
