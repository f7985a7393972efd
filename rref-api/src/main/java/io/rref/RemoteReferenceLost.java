package io.rref;

/**
 * Application event: the object behind an injected reference is lost. Published when the loss is noticed, once for each
 * reference. One call through the reference fails with this reason; the next one looks the name up again, unless {@link
 * RemoteReference#recover()} is off.
 *
 * @param name of the object
 * @param worker where the name is published
 * @param contract by which it is injected
 * @param reason why it is lost
 */
public record RemoteReferenceLost(String name, String worker, Class<?> contract, LossReason reason) {}
