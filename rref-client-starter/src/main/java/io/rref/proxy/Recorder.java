package io.rref.proxy;

import io.rref.RemoteAction;
import io.rref.RemoteCall;
import io.rref.RemoteMono;
import io.rref.RemoteStage;
import org.jspecify.annotations.Nullable;

/**
 * Records the one call that a lambda makes, by running it once against a stand-in on the calling thread.
 *
 * <p>Every method throws {@link IllegalArgumentException}, showing the right form, if the lambda makes no call or more
 * than one, returns something else than the call's result, or leaves the thread. What the lambda itself throws passes
 * through; a checked exception as the cause of an {@code IllegalArgumentException}.
 */
public final class Recorder {

    private Recorder() {}

    /** Records a call for its result; refuses one that would give a future of a future. */
    public static <T> RecordedCall record(Contract contract, RemoteCall<T, ?> call) {
        RecordedCall recorded = recordResult(contract, (T remote) -> call.on(remote));
        if (recorded.method().shape().isAsynchronous()) {
            throw new IllegalArgumentException(RightForm.ofAsynchronous(contract, recorded.method()));
        }
        return recorded;
    }

    /** Records a call of a method that returns a future. */
    public static <T> RecordedCall record(Contract contract, RemoteStage<T, ?> call) {
        return recordResult(contract, (T remote) -> call.on(remote));
    }

    /** Records a call of a method that returns a {@code Mono}. */
    public static <T> RecordedCall record(Contract contract, RemoteMono<T, ?> call) {
        return recordResult(contract, (T remote) -> call.on(remote));
    }

    /** Records a call whose result, if it has one, is not asked for. */
    public static <T> RecordedCall record(Contract contract, RemoteAction<T> call) {
        Recording recording = new Recording(contract);
        run(recording, (T remote) -> {
            call.on(remote);
            return null;
        });
        return recording.finish();
    }

    private static <T> RecordedCall recordResult(Contract contract, RecordedLambda<T> lambda) {
        Recording recording = new Recording(contract);
        return recording.finish(run(recording, lambda));
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable Object run(Recording recording, RecordedLambda<T> lambda) {
        try {
            return lambda.on((T) recording.standIn());
        } catch (RuntimeException | Error failure) {
            throw recording.explain(failure);
        } catch (Exception checked) {
            throw new IllegalArgumentException("the lambda failed before its call was recorded: " + checked, checked);
        } finally {
            recording.close();
        }
    }

    /** What the four kinds of lambda have in common. */
    private interface RecordedLambda<T> {

        @Nullable
        Object on(T remote) throws Exception;
    }
}
