package io.rref.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rref.RemoteInterface;
import io.rref.protocol.ProblemType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallByNameTests {

    private static final Contract CONTRACT = Contract.of(Ledger.class);

    @RemoteInterface
    interface Ledger {

        long add(long n);

        String add(String entry);

        double scale(double factor, float bias);

        long store(@Nullable Long n);

        void letter(char sign);

        List<String> entries();
    }

    @Test
    void whenTheNameIsUniqueThenItIsEnough() {
        assertThat(CallByName.of(CONTRACT, "entries", new Object[0]).method().signature())
                .isEqualTo("entries()");
    }

    @Test
    void whenTheNameIsOverloadedThenTheSignatureTellsWhich() {
        assertThat(CallByName.of(CONTRACT, "add(long)", new Object[] {1L})
                        .method()
                        .signature())
                .isEqualTo("add(long)");

        RefusedCallException which = refused("add", 1L);
        assertThat(which.problem().type()).isEqualTo(ProblemType.CONTRACT_MISMATCH);
        assertThat(which).hasMessageContaining("[add(java.lang.String), add(long)]");
    }

    @Test
    void whenNothingHasThatNameThenNearOnesAreTold() {
        assertThat(refused("entrie")).hasMessageContaining("no method 'entrie'; did you mean [entries()]?");
        assertThat(refused("somethingElse")).hasMessageContaining("scale(double,float)");
    }

    @Test
    void whenANumberIsNarrowerThenItIsWidenedAsJavaDoes() {
        assertThat(argumentsOf("add(long)", 1)).containsExactly(1L);
        assertThat(argumentsOf("add(long)", (byte) 1)).containsExactly(1L);
        assertThat(argumentsOf("add(long)", 'a')).containsExactly(97L);
        assertThat(argumentsOf("scale", 1, 2L)).containsExactly(1.0, 2.0f);
        assertThat(argumentsOf("store", (short) 3)).containsExactly(3L);
        assertThat(argumentsOf("letter", 'x')).containsExactly('x');
    }

    @Test
    void whenANumberIsWiderThenItIsRefused() {
        assertThat(refused("add(long)", 1.5))
                .hasMessageContaining("argument 1 of")
                .hasMessageContaining("is a java.lang.Double, and must be a long");
        assertThat(refused("scale", 1.0, 2.0)).hasMessageContaining("argument 2 of");
        assertThat(refused("letter", 97)).hasMessageContaining("must be a char");
        assertThat(refused("add(long)", "1").problem().type()).isEqualTo(ProblemType.BAD_ARGUMENTS);
    }

    @Test
    void whenNullIsGivenThenAPrimitiveRefusesIt() {
        assertThat(refused("add(long)", (Object) null))
                .hasMessageContaining("argument 1 of")
                .hasMessageContaining("null");
        assertThat(argumentsOf("store", (Object) null)).containsExactly((Object) null);
    }

    @Test
    void whenTheNumberOfArgumentsIsWrongThenItIsTold() {
        assertThat(refused("entries", 1)).hasMessageContaining("takes 0 arguments, and got 1");
    }

    @Test
    void whenAContractIsLookedUpByItsNameThenOnlyAContractIsFound() {
        assertThat(Contract.named(Ledger.class.getName())).contains(CONTRACT);
        assertThat(Contract.named("java.lang.Runnable")).isEmpty();
        assertThat(Contract.named("long")).isEmpty();
        assertThat(Contract.named("demo.Unknown")).isEmpty();
    }

    @Test
    void whenAClassIsLookedUpByItsNameThenItIsNotInitialized() {
        assertThat(Contract.named("io.rref.proxy.CallByNameTests$Explosive")).isEmpty();
    }

    /** Whoever initializes it learns of it. */
    @SuppressWarnings("unused")
    static final class Explosive {

        static final int FUSE = explode();

        private static int explode() {
            throw new AssertionError("a name that came over the wire must not run code");
        }
    }

    private static @Nullable Object[] argumentsOf(String method, @Nullable Object... arguments) {
        return CallByName.of(CONTRACT, method, arguments).arguments();
    }

    private static RefusedCallException refused(String method, @Nullable Object... arguments) {
        return catchThrowableOfType(RefusedCallException.class, () -> CallByName.of(CONTRACT, method, arguments));
    }
}
