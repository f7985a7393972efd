package io.rref.owner;

import io.rref.RRefId;
import io.rref.protocol.Content;
import io.rref.protocol.HolderId;
import io.rref.protocol.MonotonicTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the shell is told to do for one accepted request. It ends with exactly one {@link OwnerEvent.WorkRefused},
 * {@link OwnerEvent.CreationEnded} or {@link OwnerEvent.WorkEnded}.
 */
public sealed interface Work {

    /** Who asked: the receiver of handles in the answer. */
    HolderId caller();

    /** When the caller stops waiting. */
    MonotonicTime deadline();

    /** What came with it, to be read when it runs. */
    Content arguments();

    /** The handles that came with it, in the order in which the content counts them. */
    List<ArrivedHandle> handles();

    /** The call attributes that came with it. */
    default Map<String, String> attributes() {
        return Map.of();
    }

    /** The object that it makes; null if its result is the answer. */
    default @Nullable RRefId makes() {
        return null;
    }

    /** Make an object; announce with {@link OwnerEvent.WorkStarted}, end with {@link OwnerEvent.CreationEnded}. */
    record CreateObject(
            HolderId caller,
            MonotonicTime deadline,
            RRefId rref,
            String contract,
            Content arguments,
            List<ArrivedHandle> handles,
            Map<String, String> attributes)
            implements Work {

        @Override
        public RRefId makes() {
            return rref;
        }
    }

    /**
     * Call a method of an object.
     *
     * @param resultStaysAs null if the result is the answer: ends with {@link OwnerEvent.WorkEnded}; else it is a creation
     * @param resultType name of the type that the caller gives the result that stays; null if it does not
     */
    record RunCall(
            HolderId caller,
            MonotonicTime deadline,
            RRefId rref,
            String method,
            Content arguments,
            List<ArrivedHandle> handles,
            Map<String, String> attributes,
            @Nullable RRefId resultStaysAs,
            @Nullable String resultType)
            implements Work {

        @Override
        public @Nullable RRefId makes() {
            return resultStaysAs;
        }
    }

    /** Call a function of the worker; its result as in {@link RunCall}. */
    record RunFunction(
            HolderId caller,
            MonotonicTime deadline,
            String contract,
            String method,
            Content arguments,
            List<ArrivedHandle> handles,
            Map<String, String> attributes,
            @Nullable RRefId resultStaysAs,
            @Nullable String resultType)
            implements Work {

        @Override
        public @Nullable RRefId makes() {
            return resultStaysAs;
        }
    }

    /** Encode the value of an object that is ready, sharing its handles with the caller. */
    record ReadValue(HolderId caller, MonotonicTime deadline, RRefId rref) implements Work {

        @Override
        public Content arguments() {
            return Content.EMPTY;
        }

        @Override
        public List<ArrivedHandle> handles() {
            return List.of();
        }
    }
}
