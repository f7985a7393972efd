package io.rref.examples.quickstart.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Ends this process when its parent closes the pipe between them or is gone. */
final class EndWithParent {

    private EndWithParent() {}

    static void watch(InputStream pipe) {
        Thread watcher = new Thread(() -> exitAtEndOf(pipe), "end-with-parent");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void exitAtEndOf(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException brokenPipe) {
            // The parent is gone, which is what we wait for.
        }
        System.exit(0);
    }
}
