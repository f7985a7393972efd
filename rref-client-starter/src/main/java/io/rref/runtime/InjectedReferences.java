package io.rref.runtime;

import io.rref.RRef;
import io.rref.RemoteReferenceLost;
import io.rref.proxy.Contract;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * References by name that belong to an application: looked up at their first use, closed with it. Thread-safe; never touches
 * the network by itself.
 */
public final class InjectedReferences implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(InjectedReferences.class);

    private final HolderRuntime runtime;

    private final LossListener listener;

    private final Map<Key, NamedRRef<?>> references = new ConcurrentHashMap<>();

    /** Creates an empty set of references. */
    public InjectedReferences(HolderRuntime runtime, LossListener listener) {
        this.runtime = runtime;
        this.listener = listener;
    }

    /** The handle; one for all places that name the same object by the same contract. */
    public <C> RRef<C> handle(NamedReference named) {
        return this.<C>reference(named);
    }

    /** The same as a synchronous proxy of the contract. */
    public Object proxy(NamedReference named) {
        return this.<Object>reference(named).rpcSync();
    }

    /** Lets go of all objects. Never blocks. */
    @Override
    public void close() {
        references.values().forEach(NamedRRef::release);
    }

    @SuppressWarnings("unchecked") // the contract is part of the key
    private <C> NamedRRef<C> reference(NamedReference named) {
        Key key = new Key(named.name(), named.worker(), named.contract(), named.recover());
        return (NamedRRef<C>)
                references.computeIfAbsent(key, absent -> new NamedRRef<C>(runtime.operations(), named, this::publish));
    }

    private void publish(RemoteReferenceLost loss) {
        try {
            listener.lost(loss);
        } catch (RuntimeException theirs) {
            logger.warn("A listener of {} failed", loss, theirs);
        }
    }

    /** The contract instead of the type: the same generic form may come as different objects. */
    private record Key(String name, String worker, Contract contract, boolean recover) {}
}
