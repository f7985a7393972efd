package io.rref.test.app;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value that writes its own state with a mapper of its own, while another mapper is writing it.
 *
 * @param numbers its state
 */
public record SelfPacked(List<Long> numbers) {

    private static final JsonMapper OWN = JsonMapper.shared();

    /** Reads what {@link #packed} wrote. */
    @JsonCreator
    public static SelfPacked unpack(String packed) {
        return new SelfPacked(OWN.readValue(packed, new TypeReference<List<Long>>() {}));
    }

    /** Its state as a text. */
    @JsonValue
    public String packed() {
        return OWN.writeValueAsString(numbers);
    }
}
