package io.rref.owner;

import io.rref.protocol.HolderId;
import io.rref.protocol.Reply;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which names are declared by the worker, and which are bound to an object. A bound name is a hold on it. */
final class Names {

    private static final int NAMED_IN_PROBLEM = 5;

    private final int limit;

    private final Map<String, String> declared = new LinkedHashMap<>();

    private final Map<String, Binding> bound = new LinkedHashMap<>();

    /** How many of the bound names a holder has published: those that callers can make grow. */
    private int published;

    Names(int limit) {
        this.limit = limit;
    }

    /**
     * A name that stands for an object.
     *
     * @param publisher who may end it; null if the worker declares it
     */
    record Binding(Entry entry, @Nullable HolderId publisher) {}

    void declare(String name, String contract) {
        String before = declared.putIfAbsent(name, contract);
        if (before != null && !before.equals(contract)) {
            throw new IllegalStateException(
                    "name '" + name + "' is declared for " + before + " and for " + contract + ": declare it once");
        }
    }

    boolean isDeclared(String name) {
        return declared.containsKey(name);
    }

    /** The object of this name if it has this contract; null if there is none yet. */
    @Nullable
    Entry find(String name, String contract) {
        Binding binding = bound.get(name);
        String known = binding != null ? binding.entry().contract() : declared.get(name);
        if (known != null && !known.equals(contract)) {
            throw new Refusal(Problems.nameTaken(name, known, contract));
        }
        return binding == null ? null : binding.entry();
    }

    /** What the name stands for, without a fork. */
    Reply look(String name) {
        Binding binding = bound.get(name);
        if (binding != null) {
            Entry entry = binding.entry();
            return new Reply.NameBound(entry.contract(), entry.rref(), entry.stage());
        }
        String contract = declared.get(name);
        if (contract == null) {
            throw unknown(name);
        }
        return new Reply.NameDeclared(contract);
    }

    /** Whether holders may publish one more. What the worker declares always has room. */
    void requireRoom() {
        if (published >= limit) {
            throw new Refusal(Problems.limitReached("rref.worker.limits.names", limit));
        }
    }

    void bind(String name, Entry entry, @Nullable HolderId publisher) {
        bound.put(name, new Binding(entry, publisher));
        published += publisher == null ? 0 : 1;
        entry.holds().addName(name);
    }

    /** Ends a name that this holder published; gives back what it stood for. */
    Entry unname(String name, HolderId publisher) {
        Binding binding = bound.get(name);
        if (binding == null && !declared.containsKey(name)) {
            throw unknown(name);
        }
        if (binding == null || !publisher.equals(binding.publisher())) {
            throw new Refusal(Problems.notPublisher(name));
        }
        unbind(name);
        return binding.entry();
    }

    /** Frees all names of an object. */
    void unbindAll(Entry entry) {
        List.copyOf(entry.holds().names()).forEach(this::unbind);
    }

    private void unbind(String name) {
        Binding binding = bound.remove(name);
        if (binding != null) {
            published -= binding.publisher() == null ? 0 : 1;
            binding.entry().holds().removeName(name);
        }
    }

    Refusal unknown(String name) {
        TreeSet<String> known = new TreeSet<>(declared.keySet());
        known.addAll(bound.keySet());
        Comparator<String> nearest = Comparator.comparingInt(other -> -commonStart(name, other));
        return new Refusal(Problems.unknownName(
                name, known.stream().sorted(nearest).limit(NAMED_IN_PROBLEM).toList()));
    }

    private static int commonStart(String one, String other) {
        int length = Math.min(one.length(), other.length());
        int i = 0;
        while (i < length && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    Map<String, Binding> bound() {
        return bound;
    }
}
