package io.rref.test.cluster;

import io.rref.runtime.HolderRuntime;
import io.rref.transport.WorkerTransport;
import io.rref.worker.OwnerShell;
import org.springframework.context.ConfigurableApplicationContext;

/** Ends the context of a process so that from outside it looks like a SIGKILL: no goodbye, no word of a drain, no report of leaks. */
final class Crash {

    private Crash() {}

    static void end(ConfigurableApplicationContext process) {
        if (!(process.getBean(WorkerTransport.class) instanceof Mortal transport)) {
            throw new IllegalStateException("only a process of an RRefCluster can be killed");
        }
        transport.die();
        process.getBeanProvider(HolderRuntime.class).ifAvailable(HolderRuntime::abandon);
        // a closed owner has drained: the end of the context waits for no running call
        process.getBeanProvider(OwnerShell.class).ifAvailable(OwnerShell::close);
        process.close();
    }
}
