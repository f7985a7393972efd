package io.rref.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.rref.LossReason;
import org.junit.jupiter.api.Test;

class NameBindingTest {

    private final NameBinding<String> binding = new NameBinding<>(true);

    private final NameBinding<String> once = new NameBinding<>(false);

    @Test
    void whenNothingIsBoundThenThereIsNothingToUseOrToTell() {
        assertThat(binding.handle()).isNull();
        assertThat(binding.tell()).isNull();
    }

    @Test
    void whenALossIsNoticedThenOneUseIsToldAndTheNextLooksUp() {
        binding.bind("first");
        binding.lost("first", LossReason.OWNER_LOST);

        assertThat(binding.handle()).isNull();
        assertThat(binding.tell()).isEqualTo(LossReason.OWNER_LOST);
        assertThat(binding.tell()).isNull();
        assertThat(binding.handle()).isNull();
    }

    @Test
    void whenACallHasToldTheLossThenNoOtherIsTold() {
        binding.bind("first");
        binding.told("first", LossReason.EXPIRED);
        binding.lost("first", LossReason.EXPIRED);

        assertThat(binding.tell()).isNull();
        assertThat(binding.handle()).isNull();
    }

    @Test
    void whenTheLossIsNoticedBeforeACallHasToldItThenNoOtherIsTold() {
        binding.bind("first");
        binding.lost("first", LossReason.EXPIRED);
        binding.told("first", LossReason.EXPIRED);

        assertThat(binding.tell()).isNull();
    }

    @Test
    void whenAnEarlierHandleIsLostOnceMoreThenTheLaterOneStays() {
        binding.bind("first");
        binding.told("first", LossReason.RELEASED);
        binding.bind("second");
        binding.lost("first", LossReason.RELEASED);
        binding.told("first", LossReason.RELEASED);
        binding.failed("first");

        assertThat(binding.tell()).isNull();
        assertThat(binding.handle()).isEqualTo("second");
    }

    @Test
    void whenALookUpFailsThenTheNextUseTriesAgain() {
        binding.bind("first");
        binding.failed("first");

        assertThat(binding.handle()).isNull();
        assertThat(binding.tell()).isNull();
    }

    @Test
    void whenItDoesNotRecoverThenEveryUseIsTold() {
        once.bind("first");
        once.told("first", LossReason.REVOKED);

        assertThat(once.tell()).isEqualTo(LossReason.REVOKED);
        assertThat(once.tell()).isEqualTo(LossReason.REVOKED);
        assertThat(once.loss()).isEqualTo(LossReason.REVOKED);
    }

    @Test
    void whenItDoesNotRecoverThenAFailedLookUpIsStillTriedAgain() {
        once.bind("first");
        once.failed("first");

        assertThat(once.tell()).isNull();
        assertThat(once.handle()).isNull();
    }
}
