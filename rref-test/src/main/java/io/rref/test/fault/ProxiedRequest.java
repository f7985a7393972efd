package io.rref.test.fault;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.rref.test.fault.Upstream.Answer;
import java.util.Objects;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** One request on its way through the proxy, whole. */
final class ProxiedRequest {

    private final HttpServerRequest request;

    private final HttpServerResponse response;

    private final HttpBytes bytes;

    private final Upstream upstream;

    ProxiedRequest(HttpServerRequest request, HttpServerResponse response, byte[] body, Upstream upstream) {
        this.request = request;
        this.response = response;
        this.bytes = HttpBytes.of(request.method() + " " + request.uri() + " HTTP/1.1", request.requestHeaders(), body);
        this.upstream = upstream;
    }

    Mono<Answer> forward() {
        return upstream.exchange(request.method(), request.uri(), bytes);
    }

    Mono<Void> answer(Answer answer) {
        response.status(answer.status()).headers(answer.bytes().headers());
        return response.sendByteArray(Mono.just(answer.bytes().body())).then();
    }

    Mono<Void> cutOnTheWayThere() {
        return upstream.cut(bytes).then(close());
    }

    /** The bytes go past the encoder, which would insist on all of them. */
    Mono<Void> cutOnTheWayBack(Answer answer) {
        return onChannel(channel -> Objects.requireNonNull(channel.pipeline().context(NettyPipeline.HttpCodec))
                .writeAndFlush(Unpooled.wrappedBuffer(answer.bytes().firstHalf()))
                .addListener(ChannelFutureListener.CLOSE));
    }

    /** Closes the client's connection; nothing more is said on it. */
    Mono<Void> close() {
        return onChannel(Channel::close);
    }

    private Mono<Void> onChannel(Consumer<Channel> last) {
        return Mono.defer(() -> {
            response.withConnection(connection -> last.accept(connection.channel()));
            return Mono.never(); // the end of the connection is the end of this request
        });
    }
}
