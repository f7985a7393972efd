package io.rref.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rref.RRef;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

class HandlesInValuesTest extends CodecFixture {

    private final RRef<Long> first = FakeHandles.handle();

    private final RRef<Long> second = FakeHandles.handle();

    @Test
    void whenAHandleIsAnArgumentThenItsPositionTravels() {
        List<Type> types = List.of(long.class, type(new ParameterizedTypeReference<RRef<Long>>() {}));

        Encoded encoded = codec.encodeArguments(types, new Object[] {5L, first}, handles);
        @Nullable Object[] back = codec.decodeArguments(types, encoded.content(), handles);

        assertThat(json(encoded)).isEqualTo("[5,{\"$handle\":0}]");
        assertThat(encoded.handles()).containsExactly(FakeHandles.wire(0));
        assertThat(handles.written).containsExactly(first);
        assertThat(back).containsExactly(5L, handles.read.get(0));
        assertThat(handles.referents).containsExactly(Long.class);
    }

    @Test
    void whenOneHandleIsMetTwiceThenItIsTwoHandles() {
        Encoded encoded = codec.encodeValue(
                type(new ParameterizedTypeReference<List<RRef<Long>>>() {}), List.of(first, second, first), handles);

        assertThat(json(encoded)).isEqualTo("[{\"$handle\":0},{\"$handle\":1},{\"$handle\":2}]");
        assertThat(encoded.handles()).containsExactly(FakeHandles.wire(0), FakeHandles.wire(1), FakeHandles.wire(2));
        assertThat(handles.written).containsExactly(first, second, first);
    }

    @Test
    @DisplayName("C030: handles in lists, records, beans, maps, arrays and optionals keep their structure")
    void whenHandlesAreNestedThenTheStructureIsKept() {
        Map<String, @Nullable RRef<String>> map = new LinkedHashMap<>();
        map.put("a", FakeHandles.handle());
        map.put("none", null);
        Bean bean = new Bean();
        bean.setHeld(FakeHandles.handle());
        Nest nest =
                new Nest(first, List.of(Optional.of(second)), map, array(first), bean, new Box<>(FakeHandles.handle()));

        Encoded encoded = codec.encodeValue(Nest.class, nest, handles);
        Nest back = (Nest) codec.decodeValue(Nest.class, encoded.content(), handles);

        assertThat(encoded.handles()).hasSize(6);
        assertThat(handles.positions).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
        assertThat(back).isNotNull();
        assertThat(back.inList().get(0)).isPresent();
        assertThat(back.inMap()).containsOnlyKeys("a", "none").containsEntry("none", null);
        assertThat(Arrays.<@Nullable RRef<?>>asList(
                        back.plain(),
                        back.inList().get(0).get(),
                        back.inMap().get("a"),
                        back.inArray()[0],
                        back.inBean().getHeld(),
                        back.inBox().content()))
                .containsExactlyInAnyOrderElementsOf(handles.read);
    }

    @Test
    void whenAHandleIsDecodedThenTheDeclaredTypeNamesItsReferent() {
        Type listOfTexts = type(new ParameterizedTypeReference<List<String>>() {});

        decode(type(new ParameterizedTypeReference<RRef<List<String>>>() {}), "{\"$handle\":3}");
        decode(RRef.class, "{\"$handle\":4}");
        decode(type(new ParameterizedTypeReference<RRef<? extends Number>>() {}), "{\"$handle\":5}");
        decode(type(new ParameterizedTypeReference<RRef<List<String>[]>>() {}), "{\"$handle\":6}");
        decode(type(new ParameterizedTypeReference<RRef<long[]>>() {}), "{\"$handle\":7}");
        decode(type(new ParameterizedTypeReference<Box<Integer>>() {}), "{\"content\":{\"$handle\":8}}");
        decode(type(new ParameterizedTypeReference<RRef<Map.Entry<String, Long>>>() {}), "{\"$handle\":9}");

        assertThat(handles.positions).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(handles.referents)
                .containsExactly(
                        listOfTexts,
                        Object.class,
                        Number.class,
                        type(new ParameterizedTypeReference<List<String>[]>() {}),
                        long[].class,
                        Integer.class,
                        type(new ParameterizedTypeReference<Map.Entry<String, Long>>() {}));
        assertThat(listOfTexts).isEqualTo(handles.referents.get(0)).hasSameHashCodeAs(handles.referents.get(0));
    }

    @Test
    void whenAHandleIsAMapKeyThenItIsRefused() {
        Type byHandle = type(new ParameterizedTypeReference<Map<RRef<Long>, String>>() {});

        assertThatThrownBy(() -> encode(byHandle, Map.of(first, "x")))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("Can not serialise an RRef as a map key")
                .hasMessageContaining("Map<String, RRef<X>>");
        assertThatThrownBy(() -> encode(Map.class, Map.of(first, "x"))).hasMessageContaining("as a map key");
        assertThatThrownBy(() -> decode(byHandle, "{\"x\":\"y\"}"))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("as a map key");
    }

    @Test
    void whenAHandleIsNotWrittenAsOneThenItIsRefused() {
        Type handle = type(new ParameterizedTypeReference<RRef<Long>>() {});

        for (String json : List.of(
                "5",
                "\"x\"",
                "{}",
                "[0]",
                "{\"$handle\":-1}",
                "{\"$handle\":\"0\"}",
                "{\"$handle\":99999999999}",
                "{\"$handle\":0,\"x\":1}",
                "{\"handle\":0}")) {
            assertThatThrownBy(() -> decode(handle, json)).as(json).isInstanceOf(DecodingException.class);
        }
        assertThat(handles.read).isEmpty();
        assertThat(decode(handle, "null")).isNull();
    }

    @Test
    void whenAHandleStandsWhereObjectIsDeclaredThenItIsRefusedInsteadOfLost() {
        Type untyped = type(new ParameterizedTypeReference<Map<String, Object>>() {});
        Map<String, Object> plain = Map.of("a", List.of(1, 2.5, "x", true, Map.of("b", 3_000_000_000L)));

        assertThat(thereAndBack(untyped, plain)).isEqualTo(plain);
        assertThatThrownBy(() -> thereAndBack(untyped, Map.of("a", first)))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("declare the place RRef<X>");
    }

    @Test
    void whenTheWriterRefusesThenItsOwnExceptionComesOut() {
        IllegalStateException closed = new IllegalStateException("closed");
        HandleWriter refusing = handle -> {
            throw closed;
        };

        assertThatThrownBy(() -> codec.encodeValue(Box.class, new Box<>(first), refusing))
                .isSameAs(closed);
    }

    @Test
    void whenTheReaderRefusesThenItsOwnExceptionComesOut() {
        IllegalStateException lost = new IllegalStateException("lost");
        HandleReader refusing = (position, referent) -> {
            throw lost;
        };

        assertThatThrownBy(() -> codec.decodeValue(Box.class, content("{\"content\":{\"$handle\":0}}"), refusing))
                .isSameAs(lost);
    }

    @Test
    @DisplayName("C031: an object whose own state method encodes something")
    void whenAGetterUsesTheCodecThenBothEncodingsKeepTheirHandles() {
        FakeHandles inner = new FakeHandles();
        record Outer(ValueCodec codec, FakeHandles inner, RRef<Long> held) {}
        SimpleModule module = new SimpleModule().addSerializer(Outer.class, new ValueSerializer<Outer>() {
            @Override
            public void serialize(Outer outer, JsonGenerator json, SerializationContext context) {
                Encoded state = outer.codec.encodeValue(Box.class, new Box<>(outer.held), outer.inner);
                json.writeStartArray();
                json.writeString(json(state));
                json.writePOJO(outer.held);
                json.writeEndArray();
            }
        });
        ValueCodec customized = ValueCodec.create(List.of(builder -> builder.addModule(module)));

        Encoded encoded = customized.encodeArguments(
                List.of(RRef.class, Outer.class), new Object[] {second, new Outer(codec, inner, first)}, handles);

        assertThat(json(encoded))
                .isEqualTo("[{\"$handle\":0},[\"{\\\"content\\\":{\\\"$handle\\\":0}}\",{\"$handle\":1}]]");
        assertThat(handles.written).containsExactly(second, first);
        assertThat(inner.written).containsExactly(first);
    }

    @Test
    @DisplayName("C031: an object whose own reading method reads a handle through the parser")
    void whenADeserializerReadsAPartThroughTheParserThenHandlesAreRead() {
        record Outer(@Nullable RRef<?> held) {}
        SimpleModule module = new SimpleModule().addDeserializer(Outer.class, new ValueDeserializer<Outer>() {
            @Override
            public Outer deserialize(JsonParser json, DeserializationContext context) {
                return new Outer(json.readValueAs(RRef.class));
            }
        });
        ValueCodec customized = ValueCodec.create(List.of(builder -> builder.addModule(module)));

        assertThat(customized.decodeValue(Outer.class, content("{\"$handle\":2}"), handles))
                .isEqualTo(new Outer(handles.read.get(0)));
        assertThat(handles.positions).containsExactly(2);
    }

    @SafeVarargs
    private static RRef<Long>[] array(RRef<Long>... handles) {
        return handles;
    }

    record Box<T>(RRef<T> content) {}

    record Nest(
            RRef<Long> plain,
            List<Optional<RRef<Long>>> inList,
            Map<String, @Nullable RRef<String>> inMap,
            RRef<Long>[] inArray,
            Bean inBean,
            Box<Integer> inBox) {}

    public static class Bean {

        private @Nullable RRef<Long> held;

        public @Nullable RRef<Long> getHeld() {
            return held;
        }

        public void setHeld(@Nullable RRef<Long> held) {
            this.held = held;
        }
    }
}
