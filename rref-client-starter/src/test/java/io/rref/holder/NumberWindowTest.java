package io.rref.holder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The numbers of one lease. */
class NumberWindowTest {

    private final NumberWindow window = new NumberWindow();

    @Test
    void whenNothingIsTakenThenNothingIsSettled() {
        assertThat(window.settled()).isEqualTo(SettledNumbers.NONE);
        assertThat(window.take()).isEqualTo(RequestNumber.FIRST);
        assertThat(window.open()).isEqualTo(1);
    }

    @Test
    void whenNumbersSettleOutOfOrderThenRangesAreTold() {
        take(7);

        settle(3, 4, 6);

        assertThat(window.settled().value()).isEqualTo("1;3-4;6-6");
        settle(1);
        assertThat(window.settled().value()).isEqualTo("2;3-4;6-6");
        settle(2);
        assertThat(window.settled().value()).isEqualTo("5;6-6");
        settle(5, 7);
        assertThat(window.settled().value()).isEqualTo("8");
    }

    @Test
    void whenNumberIsSettledTwiceThenThatIsRefused() {
        take(2);
        settle(2);

        assertThatThrownBy(() -> settle(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> settle(3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whenGapsAreManyThenTheLowestAreToldFirst() {
        take(1000);
        for (int number = 2; number <= 1000; number += 2) {
            settle(number);
        }

        SettledNumbers told = window.settled();

        assertThat(told.above()).hasSize(NumberWindow.MOST_RANGES);
        assertThat(told.contains(new RequestNumber(2))).isTrue();
        assertThat(told.contains(new RequestNumber(1000))).isFalse();
    }

    @Test
    void whenComparedWithASlowWindowThenTheyAgree() {
        Random random = new Random(42);
        TreeSet<Long> open = new TreeSet<>();
        for (int step = 0; step < 3000; step++) {
            if (open.isEmpty() || random.nextInt(100) < 52) {
                open.add(window.take().value());
            } else {
                Long chosen = open.stream()
                        .skip(random.nextInt(open.size()))
                        .findFirst()
                        .orElseThrow();
                open.remove(chosen);
                settle(chosen);
            }
            window.check();
            assertThat(window.open()).isEqualTo(open.size());
        }
        for (long number = 1; number <= 1500; number++) {
            boolean taken = number <= 1500;
            assertThat(window.isSettled(new RequestNumber(number))).isEqualTo(taken && !open.contains(number));
        }
    }

    private void take(int howMany) {
        for (int i = 0; i < howMany; i++) {
            window.take();
        }
    }

    private void settle(long... numbers) {
        for (long number : numbers) {
            window.settle(new RequestNumber(number));
        }
    }
}
