package io.rref.holder;

import io.rref.protocol.Action;
import io.rref.protocol.MonotonicTime;
import io.rref.protocol.RequestNumber;
import io.rref.protocol.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One request from the wish to its settlement. Only {@link Operations} and its helpers move it from phase to phase. */
final class Operation implements HandleUser {

    /** Where it stands. */
    enum Phase {
        /** Accepted; nothing has been tried. To any other. */
        NEW("its start"),
        /** One of its handles is not created yet. Back to NEW. */
        HELD_BACK("the creation of its handle"),
        /** There is no lease to send it under. Back to NEW. */
        WAITING_FOR_LEASE("a lease"),
        /** The handles that it carries are being registered. To SENT. */
        REGISTERING("the registration of its handles"),
        /** On its way, once or several times. To READING, CANCELLING, SETTLED. */
        SENT("the answer"),
        /** Answered; the handles of the answer are being claimed. To SETTLED. */
        READING("the claims on the handles of the answer"),
        /** Given up and told so; the owner's word on its number is awaited. To DECLINING, SETTLED. */
        CANCELLING("the owner's word on its cancel"),
        /** Given up, answered late; the handles of the answer are being let go. To SETTLED. */
        DECLINING("the release of the handles of the answer"),
        /** Nothing is open any more. */
        SETTLED("nothing");

        private final String awaits;

        Phase(String awaits) {
            this.awaits = awaits;
        }

        /** What it waits for, for people. */
        String awaits() {
            return awaits;
        }

        boolean isBeforeSending() {
            return compareTo(SENT) < 0;
        }

        /** Whether somebody waits for its outcome. */
        boolean isUntold() {
            return compareTo(READING) <= 0;
        }
    }

    private final Target target;

    private final MonotonicTime deadline;

    private final Sequel sequel;

    private final boolean lettingGo;

    private final Delivery sendings;

    private final Delivery cancels = Delivery.quick();

    private final Set<HandleRecord> held = new LinkedHashSet<>();

    private List<CarriedHandle> carried = List.of();

    private Request request;

    private Phase phase = Phase.NEW;

    private @Nullable OperationId id;

    private @Nullable HandleRecord acting;

    private @Nullable HandleRecord made;

    private @Nullable OwnerLink link;

    private @Nullable RequestNumber number;

    private @Nullable ShareGroup shares;

    private @Nullable Alarm alarm;

    private CallOrder.@Nullable Place place;

    private boolean heardOf;

    private MonotonicTime sendAt = MonotonicTime.NEVER;

    private int asked;

    private Operation(Request request, Target target, MonotonicTime deadline, Sequel sequel, boolean lettingGo) {
        this.request = request;
        this.sendings = request.mayWaitForUserCode() ? Delivery.patient() : Delivery.quick();
        this.target = target;
        this.deadline = deadline;
        this.sequel = sequel;
        this.lettingGo = lettingGo;
    }

    /** A request that somebody waits for. */
    static Operation of(Request request, Target target, MonotonicTime deadline, Sequel sequel) {
        return new Operation(request, target, deadline, sequel, false);
    }

    /** A release or withdrawal under the lease of this link: repeated until it is answered, void once the link is lost. */
    static Operation lettingGo(Request request, OwnerLink link) {
        Operation operation = new Operation(request, link.target(), MonotonicTime.NEVER, Sequel.NONE, true);
        operation.link = link;
        return operation;
    }

    /** Whom it is for: the owner of the handle that it acts under or, without one, whom the asker named. */
    Target target() {
        return acting == null ? target : acting.owner();
    }

    MonotonicTime deadline() {
        return deadline;
    }

    Sequel sequel() {
        return sequel;
    }

    /** Whether somebody waits for what user code or an object answers. */
    boolean isCall() {
        return phase.isUntold() && request.asksAnObject();
    }

    boolean isLettingGo() {
        return lettingGo;
    }

    Delivery sendings() {
        return sendings;
    }

    Delivery cancels() {
        return cancels;
    }

    Request request() {
        return request;
    }

    void correct(Request corrected, List<CarriedHandle> nowCarried) {
        request = corrected;
        carried = nowCarried;
    }

    Phase phase() {
        return phase;
    }

    void phase(Phase next) {
        phase = next;
    }

    boolean isSettled() {
        return phase == Phase.SETTLED;
    }

    @Nullable
    OperationId id() {
        return id;
    }

    void id(OperationId name) {
        id = name;
    }

    /** Holds the handle that it acts under. */
    void actUnder(HandleRecord handle) {
        acting = handle;
        hold(handle);
    }

    boolean actsUnder(HandleRecord handle) {
        return handle.equals(acting);
    }

    /** It carries a fork that has the handle as its parent, or is the registration of one. */
    @Override
    public boolean shares(HandleRecord handle) {
        boolean registers = actsUnder(handle)
                && request instanceof Request.Act act
                && act.action() instanceof Action.Register register
                && register.receiver() != null;
        return registers || carried.stream().anyMatch(each -> each.isChildOf(handle.fork()));
    }

    @Nullable
    HandleRecord acting() {
        return acting;
    }

    /** Holds the handle that it makes. */
    void make(HandleRecord handle) {
        made = handle;
        hold(handle);
    }

    @Nullable
    HandleRecord made() {
        return made;
    }

    void carry(List<CarriedHandle> handles) {
        carried = handles;
    }

    List<CarriedHandle> carried() {
        return carried;
    }

    void hold(HandleRecord handle) {
        held.add(handle);
        handle.users().add(this);
    }

    /** The handles that it holds until it is settled. */
    Set<HandleRecord> held() {
        return held;
    }

    /** Hands over the handles that it has held. */
    List<HandleRecord> takeHeld() {
        List<HandleRecord> taken = new ArrayList<>(held);
        held.clear();
        return taken;
    }

    @Nullable
    OwnerLink chosenLink() {
        return link;
    }

    OwnerLink link() {
        return Objects.requireNonNull(link, "no link chosen yet");
    }

    void link(@Nullable OwnerLink chosen) {
        link = chosen;
    }

    @Nullable
    RequestNumber number() {
        return number;
    }

    void number(@Nullable RequestNumber given) {
        number = given;
    }

    /** Where it stands among the calls on its object; null if it is none, or is settled. */
    CallOrder.@Nullable Place place() {
        return place;
    }

    void place(CallOrder.@Nullable Place among) {
        place = among;
    }

    /** The number of the call that it follows; null if it follows none. */
    @Nullable
    RequestNumber follows() {
        return request.follows();
    }

    void follow(@Nullable RequestNumber earlier) {
        request = request.following(earlier);
    }

    /** Whether the owner is certain to know its number. */
    boolean isHeardOf() {
        return heardOf;
    }

    void heardOf() {
        heardOf = true;
    }

    @Nullable
    ShareGroup shares() {
        return shares;
    }

    void shares(ShareGroup group) {
        shares = group;
    }

    Alarm alarm() {
        return Objects.requireNonNull(alarm, "not started yet");
    }

    void alarm(Alarm given) {
        alarm = given;
    }

    /** When it is sent, or cancelled, the next time. */
    void sendAt(MonotonicTime time) {
        sendAt = time;
    }

    /** When its alarm must ring: to send it again or, as long as somebody waits, to give it up. */
    MonotonicTime nextAlarm() {
        boolean deadlineCounts = phase.isUntold() && phase != Phase.READING;
        return deadlineCounts ? deadline.earlierOf(sendAt) : sendAt;
    }

    /** Counts the answers "asked to stop". */
    int askedToStop() {
        return asked++;
    }
}
