package io.rref;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the class that a worker makes when somebody asks for its contract (an interface marked {@link RemoteInterface}).
 *
 * <p>The class has one constructor. Its parameters come from the caller, in order, except those that carry an injection
 * annotation such as {@code @Autowired} or {@code @Value}, which come from the worker's application context. Exactly one
 * such class serves a contract on a worker.
 *
 * <p>Calls on one object run concurrently, as on a Spring bean, unless it is {@link #serial()}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RemoteObject {

    /** Name under which the worker publishes one object of this class, made at first use without caller arguments; by default none. */
    String name() default "";

    /**
     * Whether calls on one object run one at a time; by default they run concurrently.
     *
     * <p>Calls on a serial object start in the order in which they arrive, those of one holder in the order in which it made
     * them, whatever overtakes what on the way. A call has its turn until its answer is written: one that returns a future or a
     * {@code Mono} until that completes. Waiting holds no thread. A call that is cancelled, or whose time is up, before its turn
     * comes is <em>not executed</em>. Reading an object's state or type is no call and waits for no turn. What one turn writes the
     * next one sees, whichever threads they run on.
     *
     * <p>While a method has its turn, a call that it makes on its own object, directly or over other objects and workers, would wait
     * for itself: it is refused, <em>not executed</em>, as {@code waits-for-itself}, whether or not the method means to wait for it. Work
     * that the object is to do later is to be asked for after the turn. The chain of calls is known on the method's own thread
     * and in what is chained to the futures that calls return; from a thread of one's own it is not, and the deadline ends the wait.
     * So it does where two chains wait for each other's turns.
     *
     * <p>It counts for calls through handles. Who calls the Java object itself, got by {@code localValue()} or kept elsewhere,
     * goes around the turns. PyTorch has no counterpart: there a lock does this, and holds threads.
     */
    boolean serial() default false;
}
