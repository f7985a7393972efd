package io.rref.codec;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("C086: outside a call an RRef is refused")
class RRefJacksonModuleTest {

    private final JsonMapper applications =
            JsonMapper.builder().addModule(new RRefJacksonModule()).build();

    private final RRef<Long> handle = FakeHandles.handle();

    @Test
    void whenAnApplicationsMapperWritesAHandleThenItIsRefused() {
        assertThatThrownBy(() -> applications.writeValueAsString(handle))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
        assertThatThrownBy(() -> applications.writeValueAsString(List.of(Map.of("a", handle))))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
        assertThatThrownBy(() -> applications.writeValueAsString(Map.of(handle, "a")))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
    }

    @Test
    void whenAnApplicationsMapperReadsAHandleThenItIsRefused() {
        assertThatThrownBy(() -> applications.readValue("{\"$handle\":0}", new TypeReference<RRef<Long>>() {}))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
    }

    @Test
    void whenAHandleIsConvertedThenItIsRefused() {
        assertThatThrownBy(() -> applications.convertValue(List.of(handle), new TypeReference<List<RRef<Long>>>() {}))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
        assertThatThrownBy(() -> applications.valueToTree(handle))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
    }

    @Test
    void whenTheCodecsOwnMapperIsUsedWithoutACallThenItIsRefused() {
        JsonMapper codecs = FixedMapper.create(List.of());

        assertThatThrownBy(() -> codecs.writeValueAsString(handle))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
        assertThatThrownBy(() -> codecs.readValue("{\"$handle\":0}", RRef.class))
                .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
    }
}
