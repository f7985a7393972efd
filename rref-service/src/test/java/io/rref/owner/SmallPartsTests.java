package io.rref.owner;

import static io.rref.owner.OwnerWorld.fork;
import static io.rref.owner.OwnerWorld.rref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rref.LossReason;
import io.rref.protocol.Action;
import io.rref.protocol.Content;
import io.rref.protocol.MonotonicTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tombstones, fingerprints and stages, each alone. */
class SmallPartsTests {

    @Test
    void whenThereAreMoreTombstonesThanTheLimitThenTheOldestIsForgotten() {
        Tombstones tombstones = new Tombstones(1);
        tombstones.remember(rref(1), LossReason.EXPIRED);
        tombstones.remember(rref(2), LossReason.EXPIRED);

        assertThat(tombstones.reason(rref(1))).isEqualTo(LossReason.RELEASED);
        assertThat(tombstones.reason(rref(2))).isEqualTo(LossReason.EXPIRED);
        assertThat(tombstones.size()).isEqualTo(1);
    }

    @Test
    void whenThereMayBeNoTombstonesThenNoneIsKept() {
        Tombstones tombstones = new Tombstones(0);
        tombstones.remember(rref(1), LossReason.EXPIRED);

        assertThat(tombstones.size()).isZero();
    }

    @Test
    void whenOneByteOfTheContentDiffersThenTheFingerprintDiffers() {
        byte[] bytes = new byte[21];
        Fingerprint plain = fingerprint(bytes.clone());
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] = 1;
            assertThat(fingerprint(other)).isNotEqualTo(plain);
        }
        assertThat(fingerprint(bytes.clone())).isEqualTo(plain);
    }

    @Test
    void whenOnlyTheLengthOfTheContentDiffersThenTheFingerprintDiffers() {
        assertThat(fingerprint(new byte[8])).isNotEqualTo(fingerprint(new byte[16]));
    }

    @Test
    void whenAFingerprintIsKeptThenTheContentIsNot() {
        Action.Call kept = (Action.Call) fingerprint(new byte[1000]).withoutContent();

        assertThat(kept.arguments()).isEqualTo(Content.EMPTY);
    }

    @Test
    void whenACreationHasEndedThenItCannotEndAgain() {
        Entry entry = new Entry(rref(1), OwnerWorld.CONTRACT, new MonotonicTime(0), new Tally());
        entry.becomeReady(false);

        assertThatIllegalStateException().isThrownBy(() -> entry.fail(OwnerWorld.BROKEN));
    }

    @Test
    void whenAnyKindOfHoldIsLeftThenTheHoldsAreNotEmpty() {
        Holds holds = new Holds(new Tally());
        holds.addLocal(fork(1));
        holds.addName("visits");

        holds.removeLocal(fork(1));
        assertThat(holds.isEmpty()).isFalse();
        holds.removeName("visits");
        assertThat(holds.isEmpty()).isTrue();
    }

    private static Fingerprint fingerprint(byte[] content) {
        return Fingerprint.of(new Action.Call(rref(1), fork(1), "m()", Content.of(content), List.of(), null, Map.of()));
    }
}
