package io.rref.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.rref.RRef;
import io.rref.RemoteInterface;
import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ContractTests {

    @Test
    void whenContractIsReadThenSignaturesTellOverloadsApart() {
        assertThat(signatures(Contract.of(Counter.class)))
                .containsExactly(
                        "add(long)",
                        "add(long,int[])",
                        "addWhenReady(long)",
                        "named(java.lang.String)",
                        "plus(io.rref.RRef,io.rref.RRef)",
                        "reset()");
    }

    @Test
    void whenContractIsReadTwiceThenItIsTheSame() {
        assertThat(Contract.of(Counter.class)).isSameAs(Contract.of((Type) Counter.class));
        assertThat(Contract.of(boxOfStrings())).isSameAs(Contract.of(boxOfStrings()));
    }

    @Test
    void whenMethodIsReadThenShapeAndValueTypeAreKnown() {
        Contract contract = Contract.of(Counter.class);

        assertThat(method(contract, "add(long)").shape()).isEqualTo(ResultShape.VALUE);
        assertThat(method(contract, "add(long)").resultType()).isEqualTo(long.class);
        assertThat(method(contract, "reset()").shape()).isEqualTo(ResultShape.NOTHING);
        assertThat(method(contract, "reset()").resultType()).isEqualTo(Void.class);
        assertThat(method(contract, "addWhenReady(long)").shape()).isEqualTo(ResultShape.STAGE);
        assertThat(method(contract, "addWhenReady(long)").resultType()).isEqualTo(Long.class);
        assertThat(method(contract, "named(java.lang.String)").shape()).isEqualTo(ResultShape.MONO);
        assertThat(method(contract, "named(java.lang.String)").resultType().getTypeName())
                .isEqualTo("java.util.List<java.lang.String>");
    }

    @Test
    @DisplayName("C030: when a parameter is nested then its generics are kept")
    void whenParameterIsNestedThenItsGenericsAreKept() {
        ContractMethod put = method(Contract.of(Nested.class), "put(java.util.Map)");

        assertThat(put.parameterTypes())
                .containsExactly(new ParameterizedTypeReference<Map<String, List<RRef<Counter>>>>() {}.getType());
    }

    @Test
    void whenMethodsAreInheritedOrDefaultThenTheyAreRemote() {
        assertThat(signatures(Contract.of(Derived.class))).containsExactly("base()", "close()", "own(int)");
    }

    @Test
    void whenContractIsPackagePrivateThenItIsRead() {
        assertThat(Contract.isContract(Derived.class)).isTrue();
        assertThat(Contract.isContract(Base.class)).isFalse();
        assertThat(Contract.isContract(StoredCounter.class)).isFalse();
    }

    @Test
    void whenContractIsGenericThenItsFormDecidesTheTypes() {
        Contract contract = Contract.of(boxOfStrings());

        ContractMethod put = method(contract, "put(java.lang.Object)");
        assertThat(put.parameterTypes()).containsExactly(String.class);
        assertThat(method(contract, "get()").resultType()).isEqualTo(String.class);
        assertThat(method(contract, "all()").resultType().getTypeName()).isEqualTo("java.util.List<java.lang.String>");
        assertThat(method(contract, "array(java.lang.Object[])").parameterTypes())
                .containsExactly(String[].class);
        assertThat(contract.name()).isEqualTo(Box.class.getName());
        assertThat(contract).isNotEqualTo(Contract.of(new ParameterizedTypeReference<Box<Long>>() {}.getType()));
    }

    @Test
    void whenGenericMethodIsOverriddenThenAllItsFormsAreOneMethod() throws NoSuchMethodException {
        Contract contract = Contract.of(NamedBox.class);

        ContractMethod put = method(contract, "put(java.lang.String)");
        assertThat(contract.byMethod(Box.class.getMethod("put", Object.class))).isSameAs(put);
        assertThat(contract.byMethod(NamedBox.class.getMethod("put", Object.class)))
                .isSameAs(put);
        assertThat(contract.byMethod(NamedBox.class.getMethod("put", String.class)))
                .isSameAs(put);
        assertThat(contract.bySignature("put(java.lang.Object)")).isNull();
    }

    @Test
    void whenMethodIsNotOfTheContractThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.of(Derived.class).byMethod(Object.class.getMethod("toString")))
                .withMessageContaining("no remote method");
    }

    @Test
    void whenClassServesContractsThenTheyHaveTheFormItGives() {
        assertThat(Contract.servedBy(StoredBox.class)).containsExactly(Contract.of(boxOfStrings()));
        assertThat(Contract.servedBy(StoredCounter.class)).containsExactly(Contract.of(Counter.class));
        assertThat(Contract.servedBy(String.class)).isEmpty();
    }

    @Test
    @DisplayName("C136: when the method is unknown then near ones are named, the same name first")
    void whenMethodIsUnknownThenNearOnesAreNamed() {
        Contract contract = Contract.of(Counter.class);

        assertThat(contract.bySignature("add(int)")).isNull();
        assertThat(contract.nearMatches("add(int)"))
                .containsExactly("add(long)", "add(long,int[])", "addWhenReady(long)");
        assertThat(contract.nearMatches("Reset()")).containsExactly("reset()");
        assertThat(contract.nearMatches("non_exist()")).isEmpty();
        assertThat(Contract.of(Many.class).nearMatches("f(java.lang.String)")).hasSize(5);
    }

    @Test
    void whenClassIsNamedThenItsContractIsProposed() {
        assertRefused(StoredCounter.class, "is not an interface", Counter.class.getName());
    }

    @Test
    void whenInterfaceIsNotMarkedThenTheMarkIsNamed() {
        assertRefused(Base.class, "@RemoteInterface");
    }

    @Test
    void whenGenericContractIsNamedBareThenItsTypesAreAskedFor() {
        assertRefused(Box.class, "ParameterizedTypeReference<Box<…>>");
    }

    @Test
    void whenParameterIsOpenThenItsMethodIsNamed() {
        assertRefused(TakesObject.class, "TakesObject.f(int,java.lang.Object)", "parameter 2", "java.lang.Object");
        assertRefused(TakesSerializable.class, "TakesSerializable.f(java.io.Serializable)", "JsonTypeInfo");
        assertRefused(TakesRaw.class, "TakesRaw.f(java.util.List)", "raw");
        assertRefused(TakesWildcard.class, "TakesWildcard.f(java.util.List)", "java.lang.Object");
        assertRefused(TakesVariable.class, "TakesVariable.f(java.lang.Object)", "type variable T is left open");
        assertRefused(TakesFuture.class, "TakesFuture.f(java.util.concurrent.CompletableFuture)", "do not travel");
        assertRefused(TakesContract.class, "TakesContract.f(", "RRef<Counter>");
        assertRefused(TakesClass.class, "TakesClass.f(java.lang.Class)", "classes do not travel");
    }

    @Test
    void whenHandleOfAnythingIsTakenThenTheContractIsRead() {
        assertThat(signatures(Contract.of(TakesAnyHandle.class))).containsExactly("f(io.rref.RRef,io.rref.RRef)");
    }

    @Test
    void whenTypesAreSealedThenTheyMayBeTaken() {
        assertThat(signatures(Contract.of(TakesSealed.class))).hasSize(1);
    }

    @Test
    void whenResultIsOpenOrOtherwiseAsynchronousThenItsMethodIsNamed() {
        assertRefused(GivesVariable.class, "GivesVariable.f()", "left open");
        assertRefused(GivesRawStage.class, "GivesRawStage.f()", "raw CompletionStage");
        assertRefused(GivesFlux.class, "GivesFlux.f()", "use CompletableFuture");
        assertRefused(GivesFuture.class, "GivesFuture.f()", "use CompletableFuture");
    }

    @Test
    @DisplayName(
            "C052, C144: when a result holds what is there only later then the contract is refused, however deep it is")
    void whenAResultHoldsWhatIsThereOnlyLaterThenItsMethodIsNamed() {
        assertRefused(
                GivesFutureOfFuture.class,
                "GivesFutureOfFuture.f()",
                "its value holds a java.util.concurrent.CompletableFuture;");
        assertRefused(
                GivesMonoOfStage.class,
                "GivesMonoOfStage.f()",
                "its value holds a java.util.concurrent.CompletionStage;");
        assertRefused(GivesListOfFutures.class, "GivesListOfFutures.f()", "of the whole value");
        assertRefused(
                GivesOptionalMono.class, "GivesOptionalMono.f()", "its value holds a reactor.core.publisher.Mono;");
        assertRefused(GivesArrayOfFutures.class, "GivesArrayOfFutures.f()", "CompletableFuture");
        assertRefused(
                GivesHandleOfFuture.class,
                "GivesHandleOfFuture.f()",
                "its value holds a java.util.concurrent.CompletableFuture;");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Contract.of(new ParameterizedTypeReference<Box<CompletableFuture<String>>>() {}.getType()))
                .withMessageContaining("Box.all() cannot be a remote method");
    }

    @Test
    void whenAGenericResultStandsForAFutureThenItsValueIsTheResult() {
        ContractMethod get = method(
                Contract.of(new ParameterizedTypeReference<Source<CompletableFuture<String>>>() {}.getType()), "get()");

        assertThat(get.shape()).isEqualTo(ResultShape.STAGE);
        assertThat(get.resultType()).isEqualTo(String.class);
    }

    @Test
    void whenAClassIsNamedThenItsContractsAreFoundWithoutError() {
        assertThat(Contract.servedByClassNamed(StoredBox.class.getName())).containsExactly(Contract.of(boxOfStrings()));
        assertThat(Contract.servedByClassNamed("demo.NotHere")).isEmpty();
        assertThat(Contract.servedByClassNamed(AnyBox.class.getName())).isEmpty();
    }

    private static void assertRefused(Class<?> contract, String... texts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contract.of(contract))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(texts));
    }

    private static ContractMethod method(Contract contract, String signature) {
        ContractMethod found = contract.bySignature(signature);
        assertThat(found).as(signature).isNotNull();
        return found;
    }

    private static Collection<String> signatures(Contract contract) {
        return contract.methods().stream().map(ContractMethod::signature).toList();
    }

    private static ParameterizedType boxOfStrings() {
        return (ParameterizedType) new ParameterizedTypeReference<Box<String>>() {}.getType();
    }

    @RemoteInterface
    interface Counter {

        long add(long n);

        long add(long n, int... more);

        void reset();

        CompletableFuture<Long> addWhenReady(long n);

        Mono<List<String>> named(String prefix);

        long plus(RRef<Long> one, RRef<Long> other);

        static long unused() {
            return 0;
        }

        @Override
        String toString();

        @Override
        boolean equals(Object other);

        @Override
        int hashCode();
    }

    abstract static class StoredCounter implements Counter {}

    interface Base {

        default Number base() {
            return hidden();
        }

        private long hidden() {
            return 0;
        }
    }

    @RemoteInterface
    interface Derived extends Base, AutoCloseable {

        @Override
        Integer base();

        void own(int n);
    }

    @RemoteInterface
    interface Box<T> {

        void put(T value);

        T get();

        List<T> all();

        void array(T[] values);
    }

    @RemoteInterface
    interface NamedBox extends Box<String> {

        @Override
        void put(String value);
    }

    abstract static class AnyBox<E> implements Box<E> {}

    abstract static class StoredBox extends AnyBox<String> {}

    @RemoteInterface
    interface Nested {

        void put(Map<String, List<RRef<Counter>>> handles);
    }

    @RemoteInterface
    interface Many {

        void f();

        void f(int a);

        void f(long a);

        void f(byte a);

        void f(short a);

        void f(char a);
    }

    @RemoteInterface
    interface TakesObject {

        void f(int a, Object b);
    }

    @RemoteInterface
    interface TakesSerializable {

        void f(Serializable a);
    }

    @RemoteInterface
    @SuppressWarnings("rawtypes")
    interface TakesRaw {

        void f(List a);
    }

    @RemoteInterface
    interface TakesWildcard {

        void f(List<?> a);
    }

    @RemoteInterface
    interface TakesVariable {

        <T> void f(T a);
    }

    @RemoteInterface
    interface TakesFuture {

        void f(CompletableFuture<String> a);
    }

    @RemoteInterface
    interface TakesContract {

        void f(Counter a);
    }

    @RemoteInterface
    interface TakesClass {

        void f(Class<String> a);
    }

    @RemoteInterface
    interface TakesAnyHandle {

        void f(RRef<?> a, RRef<? extends Counter> b);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    @RemoteInterface
    interface TakesSealed {

        double f(List<? extends Shape> shapes);
    }

    @RemoteInterface
    interface GivesVariable {

        <T> T f();
    }

    @RemoteInterface
    @SuppressWarnings("rawtypes")
    interface GivesRawStage {

        CompletionStage f();
    }

    @RemoteInterface
    interface GivesFutureOfFuture {

        CompletableFuture<CompletableFuture<String>> f();
    }

    @RemoteInterface
    interface GivesMonoOfStage {

        Mono<CompletionStage<String>> f();
    }

    @RemoteInterface
    interface GivesListOfFutures {

        List<CompletableFuture<String>> f();
    }

    @RemoteInterface
    interface GivesOptionalMono {

        Optional<Mono<String>> f();
    }

    @RemoteInterface
    interface GivesArrayOfFutures {

        CompletableFuture<String>[] f();
    }

    @RemoteInterface
    interface GivesHandleOfFuture {

        Map<String, RRef<CompletableFuture<String>>> f();
    }

    @RemoteInterface
    interface Source<T> {

        T get();
    }

    @RemoteInterface
    interface GivesFlux {

        Flux<String> f();
    }

    @RemoteInterface
    interface GivesFuture {

        Future<String> f();
    }
}
