package io.rref.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rref.RemoteFunctions;
import io.rref.RemoteInterface;
import io.rref.RemoteObject;
import io.rref.protocol.ObjectName;
import io.rref.proxy.Contract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ParameterizedTypeReference;

class ExecutionCatalogTests {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @Test
    void whenClassServesAContractThenItIsReachedByTheContractsName() {
        ExecutionCatalog catalog = catalog(StoredCounter.class);

        assertThat(catalog.recipe(Counter.class.getName()).contract()).isEqualTo(Contract.of(Counter.class));
        assertThat(catalog.serves(Counter.class.getName())).isTrue();
    }

    @Test
    @DisplayName("C038: when a contract is not served then the known ones are named")
    void whenContractIsNotServedThenTheKnownOnesAreNamed() {
        ExecutionCatalog catalog = catalog(StoredCounter.class);

        assertThat(catalog.serves("io.rref.Missing")).isFalse();
        assertThatExceptionOfType(UnknownContractException.class)
                .isThrownBy(() -> catalog.recipe("io.rref.Missing"))
                .withMessage("no object of contract io.rref.Missing on this worker; known: " + Counter.class.getName())
                .satisfies(unknown -> assertThat(unknown.contract()).isEqualTo("io.rref.Missing"))
                .satisfies(unknown -> assertThat(unknown.known()).containsExactly(Counter.class.getName()));
        assertThatExceptionOfType(UnknownContractException.class)
                .isThrownBy(() -> catalog.functions(Counter.class.getName()))
                .withMessageEndingWith("known: none");
    }

    @Test
    void whenClassOrUnmarkedInterfaceIsNamedThenItIsUnknown() {
        ExecutionCatalog catalog = catalog(StoredCounter.class);

        assertThat(catalog.serves(StoredCounter.class.getName())).isFalse();
        assertThat(catalog.serves(Unmarked.class.getName())).isFalse();
        assertThat(catalog.serves(Runtime.class.getName())).isFalse();
    }

    @Test
    void whenContractsAreInheritedThenAllAreServed() {
        ExecutionCatalog catalog = catalog(LoudCounter.class);

        assertThat(catalog.serves(Counter.class.getName())).isTrue();
        assertThat(catalog.serves(Volume.class.getName())).isTrue();
    }

    @Test
    void whenContractIsGenericThenItHasTheFormOfTheClass() {
        assertThat(catalog(StoredBox.class).recipe(Box.class.getName()).contract())
                .isEqualTo(Contract.of(new ParameterizedTypeReference<Box<String>>() {}.getType()));
    }

    @Test
    void whenAnObjectsClassOrTheOneBehindItsProxySaysSerialThenItIsSerial() {
        assertThat(ExecutionCatalog.isSerial(new Orderly())).isTrue();
        assertThat(ExecutionCatalog.isSerial(new Orderly() {}))
                .as("a subclass, as Spring's proxies are")
                .isTrue();
        assertThat(ExecutionCatalog.isSerial(new Disorderly())).isFalse();
        assertThat(ExecutionCatalog.isSerial("unmarked")).isFalse();
    }

    @RemoteObject(serial = true)
    static class Orderly {}

    @RemoteObject
    static class Disorderly {}

    @Test
    void whenClassIsListedTwiceThenItCountsOnce() {
        assertThat(catalog(StoredCounter.class, StoredCounter.class).serves(Counter.class.getName()))
                .isTrue();
    }

    @Test
    void whenTwoClassesServeAContractThenBothAreNamed() {
        assertRefused(
                "Leave @RemoteObject on one of them",
                Counter.class.getName(),
                List.of(StoredCounter.class, LoudCounter.class));
    }

    @Test
    void whenClassServesNoContractThenItIsRefused() {
        assertRefused("implement an interface marked @RemoteInterface", "implements no contract", NoContract.class);
    }

    @Test
    void whenClassHasTwoConstructorsThenItIsRefused() {
        assertRefused("Leave exactly one", "has 2 constructors", TwoConstructors.class);
    }

    @Test
    void whenClassCannotBeMadeThenItIsRefused() {
        assertRefused("concrete class", "cannot be made", AbstractCounter.class);
        assertRefused("concrete class", "cannot be made", Inner.class);
    }

    @Test
    void whenContractIsFaultyThenItsMethodIsNamed() {
        assertRefused("Correct the contract", "Faulty.f(java.lang.Object)", StoredFaulty.class);
    }

    @Test
    @DisplayName("C144: when results hold futures inside then neither objects nor functions are served")
    void whenResultsHoldFuturesInsideThenTheirMethodIsNamed() {
        assertRefused("Correct the contract", "Late.all()", StoredLate.class);
        assertThatExceptionOfType(InvalidRemoteObjectException.class)
                .isThrownBy(() -> ExecutionCatalog.of(List.of(), List.of(new StoredLate()), beans))
                .withMessageContaining("Late.all() cannot be a remote method");
    }

    @Test
    void whenGenericContractIsLeftOpenThenItIsRefused() {
        assertRefused("Correct the contract", "left open", OpenBox.class);
    }

    @Test
    void whenCallersParameterIsOpenThenTheInjectionMarksAreNamed() {
        assertRefused("mark it @Autowired or @Value", "parameter 1 of the constructor", TakesObject.class);
    }

    @Test
    void whenClassHasANameThenItsContractIsPublished() {
        assertThat(catalog(Visits.class).publishedNames()).containsOnly(entry("visits", Counter.class));
        assertThat(catalog(StoredCounter.class).publishedNames()).isEmpty();
    }

    @Test
    void whenPublishedClassServesSeveralThenTheMostSpecificIsPublished() {
        assertThat(catalog(PublishedLoud.class).publishedNames()).containsOnly(entry("loud", LoudCounting.class));
    }

    @Test
    void whenPublishedClassServesUnrelatedContractsThenItIsRefused() {
        assertRefused("Add a contract that extends them all", "several contracts", PublishedUnrelated.class);
    }

    @Test
    void whenPublishedClassWantsArgumentsThenItIsRefused() {
        assertRefused("is made without", "wants arguments", PublishedWithArguments.class);
    }

    @Test
    void whenNameIsPublishedTwiceOrUnusableThenItIsRefused() {
        assertRefused("another name", "'visits' is published twice", List.of(Visits.class, OtherVisits.class));
        assertRefused("another name", ObjectName.RULE, BadName.class);
    }

    @Test
    void whenBeanServesFunctionsThenItIsReachedByTheContractsName() {
        StandardSums bean = new StandardSums();
        ExecutionCatalog catalog = ExecutionCatalog.of(List.of(), List.of(bean), beans);

        assertThat(catalog.functions(Sums.class.getName())).isEqualTo(new FunctionTable(Contract.of(Sums.class), bean));
        assertThat(catalog.serves(Sums.class.getName())).isTrue();
        assertThatExceptionOfType(UnknownContractException.class)
                .isThrownBy(() -> catalog.recipe(Sums.class.getName()));
    }

    @Test
    void whenFunctionBeanIsASpringProxyThenItsClassIsReadAndTheProxyIsKept() {
        Object proxy = new ProxyFactory(new StandardBox()).getProxy();

        FunctionTable table =
                ExecutionCatalog.of(List.of(), List.of(proxy), beans).functions(Box.class.getName());

        assertThat(table.bean()).isSameAs(proxy);
        assertThat(table.contract().toString()).endsWith("Box<java.lang.String>");
    }

    @Test
    void whenTwoBeansServeAContractThenBothAreNamed() {
        assertThatExceptionOfType(InvalidRemoteObjectException.class)
                .isThrownBy(() -> ExecutionCatalog.of(List.of(), List.of(new StandardSums(), new OtherSums()), beans))
                .withMessageContainingAll(StandardSums.class.getName(), OtherSums.class.getName())
                .satisfies(refused -> assertThat(refused.remedy()).contains("one of them"));
    }

    @Test
    void whenBeanServesNoContractThenItIsRefused() {
        assertThatExceptionOfType(InvalidRemoteObjectException.class)
                .isThrownBy(() -> ExecutionCatalog.of(List.of(), List.of("text"), beans))
                .withMessageContaining("@RemoteFunctions java.lang.String implements no contract");
    }

    private ExecutionCatalog catalog(Class<?>... types) {
        return ExecutionCatalog.of(List.of(types), List.of(), beans);
    }

    private void assertRefused(String remedy, String fault, Class<?> type) {
        assertRefused(remedy, fault, List.of(type));
    }

    private void assertRefused(String remedy, String fault, List<Class<?>> types) {
        assertThatExceptionOfType(InvalidRemoteObjectException.class)
                .isThrownBy(() -> ExecutionCatalog.of(types, List.of(), beans))
                .withMessageContaining(fault)
                .satisfies(refused ->
                        types.forEach(type -> assertThat(refused.getMessage()).contains(type.getName())))
                .satisfies(refused -> assertThat(refused.remedy()).contains(remedy));
    }

    private static Map.Entry<String, String> entry(String name, Class<?> contract) {
        return Map.entry(name, contract.getName());
    }

    interface Unmarked {}

    @RemoteInterface
    interface Counter {

        long add(long n);
    }

    @RemoteInterface
    interface Volume {

        default int volume() {
            return 11;
        }
    }

    @RemoteInterface
    interface LoudCounting extends Counter, Volume {}

    @RemoteInterface
    interface Box<T> {

        void put(T value);
    }

    @RemoteInterface
    interface Faulty {

        void f(Object any);
    }

    @RemoteObject
    static class StoredCounter implements Counter, Unmarked {

        @Override
        public long add(long n) {
            return n;
        }
    }

    @RemoteObject
    static final class LoudCounter extends StoredCounter implements Volume {}

    @RemoteObject(name = "visits")
    static final class Visits extends StoredCounter {

        Visits(@Autowired String from) {}
    }

    @RemoteObject(name = "visits")
    static final class OtherVisits implements Volume {}

    @RemoteObject(name = "loud")
    static final class PublishedLoud extends StoredCounter implements LoudCounting {}

    @RemoteObject(name = "unrelated")
    static final class PublishedUnrelated extends StoredCounter implements Volume {}

    @RemoteObject(name = "arguments")
    static final class PublishedWithArguments extends StoredCounter {

        PublishedWithArguments(long start) {}
    }

    @RemoteObject(name = "a@b")
    static final class BadName extends StoredCounter {}

    @RemoteObject
    static final class StoredBox implements Box<String> {

        @Override
        public void put(String value) {}
    }

    @RemoteObject
    static final class OpenBox<E> implements Box<E> {

        @Override
        public void put(E value) {}
    }

    @RemoteObject
    static final class NoContract implements Unmarked {}

    @RemoteObject
    static final class TwoConstructors extends StoredCounter {

        TwoConstructors() {}

        TwoConstructors(long start) {}
    }

    @RemoteObject
    abstract static class AbstractCounter implements Counter {}

    @RemoteObject
    final class Inner extends StoredCounter {}

    @RemoteObject
    static final class StoredFaulty implements Faulty {

        @Override
        public void f(Object any) {}
    }

    @RemoteInterface
    interface Late {

        List<CompletableFuture<Long>> all();
    }

    @RemoteObject
    @RemoteFunctions
    static final class StoredLate implements Late {

        @Override
        public List<CompletableFuture<Long>> all() {
            return List.of();
        }
    }

    @RemoteObject
    static final class TakesObject extends StoredCounter {

        TakesObject(Object any) {}
    }

    @RemoteInterface
    interface Sums {

        long plus(long one, long other);
    }

    @RemoteFunctions
    static class StandardSums implements Sums {

        @Override
        public long plus(long one, long other) {
            return one + other;
        }
    }

    @RemoteFunctions
    static final class OtherSums extends StandardSums {}

    @RemoteFunctions
    static class StandardBox implements Box<String> {

        @Override
        public void put(String value) {}
    }
}
