package io.rref.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.protocol.RequestNumber;
import io.rref.protocol.SettledNumbers;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SettledRangesTests {

    private final SettledRanges settled = new SettledRanges(1000);

    /** A message tells of the lowest ranges only; what it leaves out stays settled. */
    @Test
    void whenALaterMessageLeavesARangeOutThenItStaysSettled() {
        settled.add(SettledNumbers.parse("1;500-600"));
        settled.add(SettledNumbers.parse("1;2-400"));

        assertThat(settled.contains(new RequestNumber(550))).isTrue();
        assertThat(settled.contains(new RequestNumber(450))).isFalse();
    }

    @Test
    void whenNothingIsNewThenItSaysSo() {
        assertThat(settled.add(SettledNumbers.parse("5;9-12"))).isTrue();
        assertThat(settled.add(SettledNumbers.parse("3;10-11"))).isFalse();
        assertThat(settled.add(SettledNumbers.NONE)).isFalse();
        assertThat(settled.add(SettledNumbers.parse("5;10-13"))).isTrue();
    }

    @Test
    void whenRangesAreAddedAtRandomThenItKnowsWhatASetOfNumbersKnows() {
        for (int seed = 0; seed < 200; seed++) {
            compareWithSet(new Random(seed));
        }
    }

    private static void compareWithSet(Random random) {
        SettledRanges ranges = new SettledRanges(1000);
        BitSet naive = new BitSet();
        for (int i = 0; i < 30; i++) {
            int lowestOpen = 1 + random.nextInt(3);
            int first = lowestOpen + 1 + random.nextInt(60);
            int last = first + random.nextInt(6);
            int before = naive.cardinality();
            naive.set(1, lowestOpen);
            naive.set(first, last + 1);

            boolean news = ranges.add(SettledNumbers.parse(lowestOpen + ";" + first + "-" + last));

            assertThat(news).isEqualTo(naive.cardinality() > before);
            for (int number = 1; number < 80; number++) {
                assertThat(ranges.contains(new RequestNumber(number))).isEqualTo(naive.get(number));
            }
        }
    }

    @Test
    void whenItIsFullThenFurtherRangesAreNotTakenInUntilOthersHaveMet() {
        SettledRanges few = new SettledRanges(2);
        few.add(SettledNumbers.parse("1;3-3;5-5"));
        assertThat(few.isFull()).isTrue();

        assertThat(few.add(SettledNumbers.parse("1;7-7"))).isFalse();
        assertThat(few.contains(new RequestNumber(7))).isFalse();
        assertThat(few.add(SettledNumbers.parse("1;3-5"))).isTrue();

        assertThat(few.add(SettledNumbers.parse("1;7-7"))).isTrue();
        assertThat(few.contains(new RequestNumber(7))).isTrue();
    }

    @Test
    void whenItIsFullThenTheLowestNumbersAreTakenInAllTheSame() {
        SettledRanges few = new SettledRanges(1);
        few.add(SettledNumbers.parse("1;5-5"));

        few.add(SettledNumbers.parse("3"));

        assertThat(few.lowestOpen()).isEqualTo(new RequestNumber(3));
    }
}
