package io.rref.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes frames in the order in which they are added, each as soon as the caller can take it. Nobody who adds one waits for
 * the network. Thread-safe.
 */
final class FrameStream implements WriteListener {

    private static final Logger logger = LoggerFactory.getLogger(FrameStream.class);

    private static final byte[] NOTHING = new byte[0];

    private final AsyncContext context;

    private final ServletOutputStream out;

    private final Queue<byte[]> frames = new ArrayDeque<>();

    private final Runnable whenEnded;

    private int expected;

    private boolean started;

    private boolean unflushed;

    private boolean ended;

    /**
     * Writes nothing yet.
     *
     * @param expected how many frames there will be
     * @param whenEnded run once, when all is written or nobody reads it
     */
    FrameStream(AsyncContext context, int expected, Runnable whenEnded) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.expected = expected;
        this.whenEnded = whenEnded;
    }

    /** From now on what is added is written. */
    void start() {
        out.setWriteListener(this);
    }

    synchronized void add(byte[] frame) {
        frames.add(frame);
        push();
    }

    /** One frame that was expected will not come. */
    void addNothing() {
        add(NOTHING);
    }

    @Override
    public synchronized void onWritePossible() {
        started = true;
        push();
    }

    @Override
    public void onError(Throwable failure) {
        end(failure);
    }

    private void push() {
        try {
            while (started && !ended && out.isReady() && step()) {
                // written as far as the caller takes it
            }
        } catch (IOException | IllegalStateException callerGone) {
            end(callerGone);
        }
    }

    /** Writes, flushes or ends; false if there is nothing to do until the next frame. */
    private boolean step() throws IOException {
        byte[] frame = frames.poll();
        if (frame != null) {
            expected--;
            unflushed = true;
            out.write(frame);
        } else if (unflushed) {
            unflushed = false;
            out.flush();
        } else if (expected == 0) {
            end();
        } else {
            return false;
        }
        return true;
    }

    private void end() {
        ended = true;
        whenEnded.run();
        context.complete();
    }

    private synchronized void end(Throwable callerGone) {
        // the numbers keep the outcomes: a repeat of each gets its own
        logger.debug("A caller went away before its batch was answered", callerGone);
        if (ended) {
            return;
        }
        try {
            end();
        } catch (IllegalStateException alreadyCompleted) {
            logger.trace("The container has ended the exchange already", alreadyCompleted);
        }
    }
}
