package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RemoteReference;
import io.rref.autoconfigure.ClientApplication.Counter;
import io.rref.codec.RRefJacksonModule;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("C086: the application's own mapper refuses an RRef")
class OutsideACallTest {

    @Test
    void whenTheApplicationWritesAHandleThenItIsRefused() {
        ClientApplication.runner().withBean(Visitors.class).run(context -> {
            JsonMapper mapper = context.getBean(JsonMapper.class);
            RRef<Counter> visits = context.getBean(Visitors.class).visits;
            assertThatThrownBy(() -> mapper.writeValueAsString(visits))
                    .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
            assertThatThrownBy(() -> mapper.writeValueAsString(Map.of("visits", visits)))
                    .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
        });
    }

    @Test
    void whenTheApplicationConvertsAHandleThenItIsRefused() {
        ClientApplication.runner().withBean(Visitors.class).run(context -> {
            JsonMapper mapper = context.getBean(JsonMapper.class);
            RRef<Counter> visits = context.getBean(Visitors.class).visits;
            assertThatThrownBy(() -> mapper.convertValue(visits, Map.class))
                    .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
            assertThatThrownBy(() -> mapper.convertValue(Map.of("visits", visits), Visitors.class))
                    .hasMessageContaining(RRefJacksonModule.OUTSIDE_A_CALL);
        });
    }

    static class Visitors {

        @Autowired
        @RemoteReference("visits@worker-1")
        RRef<Counter> visits;
    }
}
