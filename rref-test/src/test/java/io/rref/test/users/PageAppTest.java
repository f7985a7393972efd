package io.rref.test.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.test.cluster.RRefCluster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

@SpringBootTest(classes = PageApp.class)
class PageAppTest {

    @RegisterExtension
    static final RRefCluster cluster = RRefCluster.of("worker-1").scanning(CountedVisits.class);

    @Autowired
    private PageApp.PageController pages;

    @Test
    void whenAPageIsVisitedThenTheWorkerCounts() {
        long before = pages.visit();
        cluster.faults("worker-1").dropNextResponse();
        assertThat(pages.visit()).isEqualTo(before + 1);
    }

    @Test
    void whenTheAppIsUnderTestThenItIsNoWorker(@Autowired ApplicationContext app) {
        assertThat(app.containsBean("rrefOwner")).isFalse();
        assertThat(pages.visit()).isPositive();
    }
}
