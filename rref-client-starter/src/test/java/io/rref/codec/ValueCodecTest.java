package io.rref.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

class ValueCodecTest extends CodecFixture {

    @ParameterizedTest
    @MethodSource("values")
    void whenAValueIsEncodedThenItComesBackEqual(Object value) {
        assertThat(thereAndBack(value.getClass(), value)).isEqualTo(value);
    }

    static List<Object> values() {
        return List.of(
                5L,
                -1,
                (short) 3,
                (byte) 4,
                'x',
                true,
                1.5,
                1.5f,
                Double.NaN,
                Float.NEGATIVE_INFINITY,
                "a \"text\" with ä, \u2028 and \uD83D\uDE00",
                "",
                new BigDecimal("1.10"),
                new BigInteger("123456789012345678901234567890"),
                new byte[] {0, -1, 2},
                new long[] {1, 2},
                new int[][] {{1}, {}},
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                URI.create("http://example.org/a?b"),
                LocalDate.parse("2026-11-21"),
                LocalDateTime.parse("2026-11-21T10:00:00.123456789"),
                Instant.parse("2026-11-21T10:00:00Z"),
                OffsetDateTime.parse("2026-11-21T10:00:00+02:00"),
                ZonedDateTime.parse("2026-11-21T10:00:00+01:00[Europe/Paris]"),
                Duration.ofMillis(1500),
                Colour.RED,
                OptionalInt.of(3),
                new Point(1, 2),
                new Nothing(),
                new Line(new Point(1, 2), new Point(3, 4), null));
    }

    @Test
    void whenTheTypeIsPrimitiveThenItsWrapperIsTheValue() {
        assertThat(encode(long.class, 5L)).isEqualTo("5");
        assertThat(decode(long.class, "5")).isEqualTo(5L);
        assertThat(decode(double.class, "5")).isEqualTo(5.0);
        assertThat(decode(double.class, "\"NaN\"")).isEqualTo(Double.NaN);
    }

    @Test
    void whenTheTypeIsVoidThenNullTravels() {
        assertThat(encode(void.class, null)).isEqualTo("null");
        assertThat(encode(Void.class, null)).isEqualTo("null");
        assertThat(decode(void.class, "null")).isNull();
    }

    @Test
    void whenTheTypeIsGenericThenItsParametersDecide() {
        assertThat(thereAndBack(type(new ParameterizedTypeReference<List<Point>>() {}), List.of(new Point(1, 2))))
                .isEqualTo(List.of(new Point(1, 2)));
        assertThat(thereAndBack(
                        type(new ParameterizedTypeReference<Map<Long, Set<Colour>>>() {}), Map.of(1L, Set.of())))
                .isEqualTo(Map.of(1L, Set.of()));
        assertThat(thereAndBack(type(new ParameterizedTypeReference<Optional<Long>>() {}), Optional.empty()))
                .isEqualTo(Optional.empty());
        assertThat(thereAndBack(
                        type(new ParameterizedTypeReference<Pair<Long, Point>>() {}), new Pair<>(1L, new Point(1, 2))))
                .isEqualTo(new Pair<>(1L, new Point(1, 2)));
    }

    @Test
    void whenABeanHasAConstructorThenItsParameterNamesAreUsed() {
        Person back = (Person) thereAndBack(Person.class, new Person("Ann", 7));

        assertThat(back).isNotNull();
        assertThat(back.getName()).isEqualTo("Ann");
        assertThat(back.getAge()).isEqualTo(7);
    }

    @Test
    void whenATypeListsItsSubtypesThenNamesTravel() {
        var shapes = type(new ParameterizedTypeReference<List<Shape>>() {});

        assertThat(encode(Shape.class, new Circle(2))).isEqualTo("{\"@type\":\"circle\",\"radius\":2}");
        assertThat(thereAndBack(Shape.class, new Circle(2))).isEqualTo(new Circle(2));
        assertThat(thereAndBack(shapes, List.of(new Circle(1), new Square(2))))
                .isEqualTo(List.of(new Circle(1), new Square(2)));
        assertThatThrownBy(() -> decode(Shape.class, "{\"@type\":\"java.lang.Runtime\"}"))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void whenJsonNamesAClassThenItIsNotFollowedEvenIfAnnotated() {
        String named = "{\"@class\":\"" + Leak.class.getName() + "\"}";

        assertThatThrownBy(() -> decode(Named.class, named)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> decode(Point.class, "[\"" + Point.class.getName() + "\",{\"x\":1,\"y\":2}]"))
                .isInstanceOf(DecodingException.class);
    }

    @Test
    void whenACustomizerAsksForDefaultTypingThenThereIsNone() {
        ValueCodec customized =
                ValueCodec.create(List.of(builder -> builder.activateDefaultTyping(new NoClassNames())));

        assertThat(json(customized.encodeValue(Holder.class, new Holder(new Point(1, 2)), handles)))
                .isEqualTo("{\"held\":{\"x\":1,\"y\":2}}");
    }

    @Test
    void whenACustomizerListsASubtypeThenItCounts() {
        ValueCodec customized = ValueCodec.create(List.of(builder -> builder.registerSubtypes(Triangle.class)));

        assertThat(customized.decodeValue(
                        Shape.class, content("{\"@type\":\"ValueCodecTest$Triangle\",\"side\":1}"), handles))
                .isEqualTo(new Triangle(1));
    }

    @Test
    void whenAGetterFailsThenItsMessageAndPlaceAreTold() {
        assertThatThrownBy(
                        () -> encode(type(new ParameterizedTypeReference<List<Failing>>() {}), List.of(new Failing())))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("value: at [0].text: ")
                .hasMessageContaining("no text today");
    }

    @Test
    void whenAUsersSerializerFailsThenItsMessageIsTold() {
        SimpleModule module = new SimpleModule().addSerializer(Point.class, new ValueSerializer<Point>() {
            @Override
            public void serialize(Point point, JsonGenerator json, SerializationContext context) {
                throw new UnsupportedOperationException("no points today");
            }
        });
        ValueCodec customized = ValueCodec.create(List.of(builder -> builder.addModule(module)));

        assertThatThrownBy(() -> customized.encodeValue(Point.class, new Point(1, 2), handles))
                .isInstanceOf(EncodingException.class)
                .hasMessageStartingWith("value: ")
                .hasMessageContaining("no points today");
    }

    @Test
    void whenAValueContainsItselfThenItIsRefused() {
        Ring ring = new Ring();
        ring.next = new Ring();
        ring.next.next = ring;

        assertThatThrownBy(() -> encode(Ring.class, ring))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("nesting");
    }

    @Test
    void whenAValueIsLargeThenItTravels() {
        String text = "x".repeat(25_000_000);

        assertThat(thereAndBack(String.class, text)).isEqualTo(text);
    }

    enum Colour {
        RED;

        @Override
        public String toString() {
            return "a colour";
        }
    }

    record Point(int x, int y) {}

    record Nothing() {}

    record Line(Point from, Point to, @Nullable String label) {}

    record Pair<A, B>(A first, B second) {}

    record Holder(Object held) {}

    public static class Person {

        private final String name;

        private final int age;

        public Person(String name, int age) {
            this.name = name;
            this.age = age;
        }

        public String getName() {
            return name;
        }

        public int getAge() {
            return age;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Circle.class, name = "circle"),
        @JsonSubTypes.Type(value = Square.class, name = "square")
    })
    interface Shape {}

    record Circle(int radius) implements Shape {}

    record Square(int side) implements Shape {}

    record Triangle(int side) implements Shape {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Named {}

    record Leak() implements Named {}

    public static class Failing {
        public String getText() {
            throw new IllegalStateException("no text today");
        }
    }

    public static class Ring {
        public @Nullable Ring next;
    }
}
