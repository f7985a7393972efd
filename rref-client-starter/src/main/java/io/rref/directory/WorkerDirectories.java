package io.rref.directory;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Several directories as one: the first that knows a worker wins. */
public final class WorkerDirectories implements WorkerDirectory, AutoCloseable {

    private final List<WorkerDirectory> inOrder;

    /** Creates a directory of these, the one that wins first. They are closed with it. */
    public WorkerDirectories(List<WorkerDirectory> inOrder) {
        this.inOrder = List.copyOf(inOrder);
    }

    /** If none knows it, but one cannot say yet, then that is the answer: the worker may well be there. */
    @Override
    public WorkerLookup find(String worker) {
        WorkerLookup.NotYetKnown undecided = null;
        for (WorkerDirectory directory : inOrder) {
            WorkerLookup answer = directory.find(worker);
            if (answer instanceof WorkerLookup.Found) {
                return answer;
            }
            if (answer instanceof WorkerLookup.NotYetKnown notYet) {
                undecided = notYet;
            }
        }
        return undecided == null ? unknown(worker) : undecided;
    }

    private WorkerLookup.Unknown unknown(String worker) {
        return new WorkerLookup.Unknown(inOrder.stream()
                .map(directory -> directory.find(worker))
                .filter(WorkerLookup.Unknown.class::isInstance)
                .map(answer -> ((WorkerLookup.Unknown) answer).remedy())
                .collect(Collectors.joining("; ")));
    }

    @Override
    public List<String> names() {
        return inOrder.stream()
                .flatMap(directory -> directory.names().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void onChange(Consumer<String> listener) {
        inOrder.forEach(directory -> directory.onChange(listener));
    }

    @Override
    public void close() {
        for (WorkerDirectory directory : inOrder) {
            if (directory instanceof AutoCloseable closeable) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable directory) {
        try {
            directory.close();
        } catch (Exception failure) {
            throw new IllegalStateException("cannot close " + directory, failure);
        }
    }
}
