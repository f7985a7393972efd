package io.rref.codec;

import io.rref.protocol.Content;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** A codec without customizers, and short words for what the tests do with it. */
class CodecFixture {

    final ValueCodec codec = ValueCodec.create(List.of());

    final FakeHandles handles = new FakeHandles();

    static Type type(ParameterizedTypeReference<?> reference) {
        return reference.getType();
    }

    static Content content(String json) {
        return Content.of(json.getBytes(StandardCharsets.UTF_8));
    }

    static String json(Encoded encoded) {
        return new String(encoded.content().bytes(), StandardCharsets.UTF_8);
    }

    String encode(Type type, @Nullable Object value) {
        return json(codec.encodeValue(type, value, handles));
    }

    @Nullable
    Object decode(Type type, String json) {
        return codec.decodeValue(type, content(json), handles);
    }

    @Nullable
    Object thereAndBack(Type type, @Nullable Object value) {
        return codec.decodeValue(type, codec.encodeValue(type, value, handles).content(), handles);
    }

    @Nullable
    Object[] decodeArguments(List<Type> types, String json) {
        return codec.decodeArguments(types, content(json), handles);
    }
}
