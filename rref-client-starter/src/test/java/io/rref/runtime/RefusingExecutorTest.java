package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefType;
import io.rref.RemoteInterface;
import io.rref.protocol.Query;
import io.rref.protocol.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** An executor that takes nothing any more, as one that was closed before the client is. */
class RefusingExecutorTest {

    @RemoteInterface
    interface Plain {

        long ask();
    }

    @Test
    void whenTheExecutorRefusesThenFuturesEndAllTheSame() {
        RuntimeSettings settings =
                new RuntimeSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(2), Map.of());
        try (ScriptedOwner owner = new ScriptedOwner(settings, refused -> {
            throw new RejectedExecutionException("closed");
        })) {
            RRef<Plain> plain = owner.client().on(ScriptedOwner.NAME).create(Plain.class);
            CompletableFuture<Reply> answer = owner.answerLater(Query.TypeQuery.class);

            CompletableFuture<RRefType> type = plain.typeAsync();
            CompletableFuture<String> chained = type.thenApply(RRefType::declared);
            answer.complete(new Reply.TypeIs("demo.Plain", "demo.StoredPlain"));

            assertThat(type).succeedsWithin(Duration.ofSeconds(10));
            assertThat(chained).isCompletedWithValue("demo.Plain");
        }
    }
}
