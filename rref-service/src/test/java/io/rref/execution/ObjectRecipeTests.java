package io.rref.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import io.rref.RemoteInterface;
import io.rref.RemoteObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.QualifierAnnotationAutowireCandidateResolver;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.ParameterizedTypeReference;

class ObjectRecipeTests {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @BeforeEach
    void registerBeans() {
        beans.setAutowireCandidateResolver(new QualifierAnnotationAutowireCandidateResolver());
        beans.addEmbeddedValueResolver(text -> text.replace("${unit}", "km"));
        beans.registerSingleton("utc", Clock.systemUTC());
        beans.registerSingleton("east", Clock.system(ZoneOffset.ofHours(9)));
        beans.registerSingleton("text", "injected");
    }

    @Test
    @DisplayName("C028: when an object is made then caller's arguments and injected ones are each in their place")
    void whenObjectIsMadeThenArgumentsAreInTheirPlaces() throws Throwable {
        ObjectRecipe recipe = recipe(Mixed.class);

        assertThat(recipe.callerParameterTypes())
                .containsExactly(long.class, new ParameterizedTypeReference<List<RRef<Thing>>>() {}.getType());
        assertThat(recipe.make(new Object[] {5L, List.of()})).hasToString("5 Z km [] [injected] true");
    }

    @Test
    void whenOptionalBeanIsMissingThenNullIsInjected() throws Throwable {
        assertThat(recipe(OptionalInjection.class).make(new Object[0])).hasToString("null");
    }

    @Test
    void whenRequiredBeanIsMissingThenSpringSaysSo() {
        assertThatExceptionOfType(NoSuchBeanDefinitionException.class)
                .isThrownBy(() -> recipe(MissingInjection.class).make(new Object[0]));
    }

    @Test
    void whenClassAndConstructorArePrivateThenObjectsAreMade() throws Throwable {
        assertThat(recipe(Hidden.class).make(new Object[0])).isInstanceOf(Hidden.class);
    }

    @Test
    @DisplayName("C034: when the number of arguments is wrong then the parameters are named")
    void whenNumberOfArgumentsIsWrongThenTheParametersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe(Failing.class).make(new Object[] {"a", "b"}))
                .withMessage(Failing.class.getName() + " takes (long), not (java.lang.String, java.lang.String)");
    }

    @Test
    void whenArgumentDoesNotFitThenTheParametersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe(Failing.class).make(new Object[] {"secret"}))
                .withMessageEndingWith("takes (long), not (java.lang.String)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recipe(Failing.class).make(new @Nullable Object[] {null}))
                .withMessageEndingWith("takes (long), not (null)");
    }

    @Test
    void whenConstructorFailsThenItsOwnExceptionComes() {
        assertThatThrownBy(() -> recipe(Failing.class).make(new Object[] {1L}))
                .isExactlyInstanceOf(Exception.class)
                .hasMessage("no 1");
        assertThatThrownBy(() -> recipe(Failing.class).make(new Object[] {-1L}))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("negative");
    }

    private ObjectRecipe recipe(Class<?> type) {
        return ExecutionCatalog.of(List.of(type), List.of(), beans).recipe(Thing.class.getName());
    }

    @RemoteInterface
    interface Thing {}

    @RemoteObject
    static final class Mixed implements Thing {

        private final String text;

        Mixed(
                @Autowired @Qualifier("utc") Clock clock,
                long start,
                @Value("${unit}") String unit,
                List<RRef<Thing>> others,
                @Autowired ObjectProvider<String> texts,
                @Qualifier("east") Clock east) {
            boolean differs = !clock.equals(east);
            this.text = start + " " + clock.getZone() + " " + unit + " " + others + " "
                    + texts.stream().toList() + " " + differs;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @RemoteObject
    static final class OptionalInjection implements Thing {

        private final @Nullable Thread thread;

        OptionalInjection(@Autowired(required = false) Thread thread) {
            this.thread = thread;
        }

        @Override
        public String toString() {
            return String.valueOf(thread);
        }
    }

    @RemoteObject
    static final class MissingInjection implements Thing {

        MissingInjection(@Autowired Thread thread) {}
    }

    @RemoteObject
    private static final class Hidden implements Thing {

        private Hidden() {}
    }

    @RemoteObject
    static final class Failing implements Thing {

        Failing(long n) throws Exception {
            if (n < 0) {
                throw new IllegalArgumentException("negative");
            }
            throw new Exception("no " + n);
        }
    }
}
