package io.rref.test.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader that overlooked names would let the dashboard ask for meters that are not there. */
class PromQlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a_total                                                              | a_total | ''
                    a == 0 and on (worker) b == 1                                        | a,b     | worker
                    sum by (worker, state) (rate(a_total{worker=~"$worker",x!="b"}[5m])) | a_total | state,worker,x
                    histogram_quantile(0.99, sum by (le) (rate(a_bucket[$__rate_interval]))) | a_bucket | le
                    topk(10, a) / sum without (x) (b{y="rate(c[1m])"}) > 1.5e3           | a,b     | x,y
                    deriv(a{state="live"}[1h]) > 1                                       | a       | state
                    """)
    void whenAnExpressionIsReadThenItsNamesAreFound(String expression, String metrics, String labels) {
        PromQl read = PromQl.of(expression);

        assertThat(read.metrics()).isEqualTo(Set.of(metrics.split(",")));
        assertThat(String.join(",", read.labels())).isEqualTo(labels);
    }
}
