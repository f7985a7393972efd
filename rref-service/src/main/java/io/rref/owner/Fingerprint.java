package io.rref.owner;

import io.rref.protocol.Action;
import io.rref.protocol.Content;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What is kept of an action to tell its repeat from another body: all but the content, and of that its length and a
 * 64-bit mix. No proof against forgery, and none is needed: who makes two contents meet gets its own earlier answer.
 */
record Fingerprint(Action withoutContent, int length, long mix) {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private static final int SHIFT = 29;

    /** About what it takes to keep one that a message carries. */
    static final int BYTES_PER_HANDLE = 200;

    static Fingerprint of(Action action) {
        return action.dispatch(new Strip());
    }

    /** About what it takes to keep it: of what callers can make long. */
    long describedBytes() {
        long size = (long) BYTES_PER_HANDLE * withoutContent.handles().size();
        for (Map.Entry<String, String> attribute : withoutContent.attributes().entrySet()) {
            size += attribute.getKey().length() + attribute.getValue().length();
        }
        return size;
    }

    private static Fingerprint of(Action withoutContent, Content content) {
        return new Fingerprint(withoutContent, content.size(), mixOf(content));
    }

    private static long mixOf(Content content) {
        ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
        long mix = 0;
        while (bytes.remaining() >= Long.BYTES) {
            mix = mixIn(mix, bytes.getLong());
        }
        while (bytes.hasRemaining()) {
            mix = mixIn(mix, bytes.get());
        }
        return mix;
    }

    private static long mixIn(long mix, long next) {
        long product = (mix ^ next) * MULTIPLIER + 1;
        return product ^ (product >>> SHIFT);
    }

    /** Takes the content out of an action. */
    private static final class Strip implements Action.Visitor<Fingerprint> {

        @Override
        public Fingerprint create(Action.Create create) {
            Action bare = new Action.Create(
                    create.rref(),
                    create.fork(),
                    create.contract(),
                    Content.EMPTY,
                    create.handles(),
                    create.attributes());
            return of(bare, create.arguments());
        }

        @Override
        public Fingerprint call(Action.Call call) {
            Action bare = new Action.Call(
                    call.rref(),
                    call.fork(),
                    call.method(),
                    Content.EMPTY,
                    call.handles(),
                    call.as(),
                    call.attributes(),
                    call.after());
            return of(bare, call.arguments());
        }

        @Override
        public Fingerprint callFunction(Action.CallFunction call) {
            Action bare = new Action.CallFunction(
                    call.contract(), call.method(), Content.EMPTY, call.handles(), call.as(), call.attributes());
            return of(bare, call.arguments());
        }

        @Override
        public Fingerprint publish(Action.Publish publish) {
            Action bare = new Action.Publish(
                    publish.name(),
                    publish.contract(),
                    publish.rref(),
                    publish.fork(),
                    Content.EMPTY,
                    publish.handles(),
                    publish.attributes());
            return of(bare, publish.arguments());
        }

        @Override
        public Fingerprint fetch(Action.Fetch fetch) {
            return of(fetch, Content.EMPTY);
        }

        @Override
        public Fingerprint register(Action.Register register) {
            return of(register, Content.EMPTY);
        }

        @Override
        public Fingerprint claim(Action.Claim claim) {
            return of(claim, Content.EMPTY);
        }

        @Override
        public Fingerprint release(Action.Release release) {
            return of(release, Content.EMPTY);
        }

        @Override
        public Fingerprint withdraw(Action.Withdraw withdraw) {
            return of(withdraw, Content.EMPTY);
        }

        @Override
        public Fingerprint find(Action.Find find) {
            return of(find, Content.EMPTY);
        }

        @Override
        public Fingerprint unname(Action.Unname unname) {
            return of(unname, Content.EMPTY);
        }
    }
}
