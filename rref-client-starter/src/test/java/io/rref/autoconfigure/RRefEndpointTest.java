package io.rref.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.RRef;
import io.rref.RRefClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RRefEndpointTest {

    private final ApplicationContextRunner client = ClientApplication.runner()
            .withConfiguration(AutoConfigurations.of(RRefEndpointAutoConfiguration.class))
            .withPropertyValues("management.endpoints.web.exposure.include=rrefs");

    @Test
    void whenHandlesAreHeldThenThePageListsThemTheOldestFirst() {
        client.run(context -> {
            RRefClient rrefs = context.getBean(RRefClient.class);
            RRef<ClientApplication.Counter> first = rrefs.on("worker-1").create(ClientApplication.Counter.class);
            RRef<ClientApplication.Counter> second = rrefs.on("worker-2").create(ClientApplication.Counter.class);

            RRefEndpoint.Held page = context.getBean(RRefEndpoint.class).rrefs();

            assertThat(page.holder()).isEqualTo(rrefs.self().name());
            assertThat(page.heldCount()).isEqualTo(2);
            assertThat(page.held())
                    .extracting(HeldReference::rref)
                    .containsExactly(first.id().toString(), second.id().toString());
            HeldReference listed = page.held().get(0);
            assertThat(listed.contract()).isEqualTo(ClientApplication.Counter.class.getName());
            assertThat(listed.owner()).isEqualTo("worker-1");
            assertThat(listed.creation()).as("nobody has answered the creation").isEqualTo("pending");
            assertThat(listed.access()).isEqualTo("open");
            assertThat(listed.ageMs()).isNotNegative();
            assertThat(listed.site()).contains(RRefEndpointTest.class.getName());
            first.close();
            second.close();
        });
    }

    @Test
    void whenAHandleIsClosedThenThePageListsItNoMore() {
        client.run(context -> {
            context.getBean(RRefClient.class)
                    .on("worker-1")
                    .create(ClientApplication.Counter.class)
                    .close();

            assertThat(context.getBean(RRefEndpoint.class).rrefs().held()).isEmpty();
        });
    }

    @Test
    void whenMoreAreHeldThanAPageListsThenItSaysHowManyThereAre() {
        client.run(context -> {
            RRefClient rrefs = context.getBean(RRefClient.class);
            List<RRef<ClientApplication.Counter>> held = IntStream.rangeClosed(0, HeldReference.MOST_ON_A_PAGE)
                    .mapToObj(n -> rrefs.on("worker-1").create(ClientApplication.Counter.class))
                    .toList();

            RRefEndpoint.Held page = context.getBean(RRefEndpoint.class).rrefs();

            assertThat(page.heldCount()).isEqualTo(HeldReference.MOST_ON_A_PAGE + 1);
            assertThat(page.held()).hasSize(HeldReference.MOST_ON_A_PAGE);
            held.forEach(RRef::close);
        });
    }

    @Test
    void whenThePageIsNotExposedThenThereIsNone() {
        client.withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RRefEndpoint.class));
    }

    @Test
    void whenThereIsNoActuatorThenThereIsNoPage() {
        client.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RRefClient.class)
                        .doesNotHaveBean("rrefEndpoint"));
    }

    @Test
    void whenThereIsNoClientThenThereIsNoPage() {
        client.withPropertyValues("rref.client.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("rrefEndpoint"));
    }
}
