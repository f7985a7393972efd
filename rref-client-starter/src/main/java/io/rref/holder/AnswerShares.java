package io.rref.holder;

import io.rref.holder.HolderEvent.AnswerShareRequested;
import io.rref.protocol.Problem;
import io.rref.protocol.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers of this process, a worker, that carry handles. */
final class AnswerShares {

    private final Moment moment;

    private final HandleTable table;

    private final HandleLife handles;

    private final Sharing sharing;

    private final Map<ShareId, Standing> standing = new LinkedHashMap<>();

    AnswerShares(Moment moment, HandleTable table, HandleLife handles, Sharing sharing) {
        this.moment = moment;
        this.table = table;
        this.handles = handles;
        this.sharing = sharing;
    }

    private record Standing(AnswerShare share, ShareGroup group) {}

    /** Registers the handles of the answer for its receiver. */
    void request(AnswerShareRequested event) {
        if (standing.containsKey(event.share())) {
            return;
        }
        List<HandleRecord> sources = new ArrayList<>();
        for (CarriedHandle carried : event.carried()) {
            HandleRecord source = table.get(carried.source());
            Problem obstacle = obstacleOf(source);
            if (source == null || obstacle != null) {
                tell(event.share(), obstacle);
                return;
            }
            sources.add(source);
        }
        begin(event, new AnswerShare(event.share(), sources));
    }

    /** The answer is kept no longer. */
    void end(ShareId id) {
        drop(id, new Problem(ProblemType.CANCELLED, "the answer was dropped before its handles were registered"));
    }

    private void begin(AnswerShareRequested event, AnswerShare share) {
        ShareGroup group = sharing.group(event.carried(), event.receiver(), new ShareGroup.Listener() {
            @Override
            public void registered() {
                if (share.isUntold()) {
                    tell(share.id(), null);
                }
            }

            @Override
            public void refused(Outcome cause) {
                drop(share.id(), Ending.problemOf(cause));
            }
        });
        standing.put(share.id(), new Standing(share, group));
        if (group.isComplete()) {
            group.tellIfComplete();
        } else {
            sharing.register(group, event.carried(), event.standsFor(), event.deadline());
        }
    }

    /** Withdraws what was registered, frees the sources and, if nobody has been told yet, tells this. */
    private void drop(ShareId id, Problem problem) {
        Standing dropped = standing.remove(id);
        if (dropped == null) {
            return;
        }
        sharing.letGo(dropped.group(), Duration.ZERO);
        if (dropped.share().isUntold()) {
            tell(id, problem);
        }
        dropped.share().sources().forEach(source -> handles.useEnded(source, dropped.share()));
    }

    private void tell(ShareId id, @Nullable Problem problem) {
        moment.decide(new HolderDecision.AnswerShared(id, problem));
    }

    private static @Nullable Problem obstacleOf(@Nullable HandleRecord source) {
        if (source == null || source.isClosing()) {
            return new Problem(ProblemType.REFERENCE_GONE, "handle is closed");
        }
        return source.lost() == null
                ? null
                : Ending.problemOf(new Outcome.Gone(source.lost(), "handle " + source.fork() + " is lost"));
    }
}
