/** Stands for a jar of contracts that name their objects. */
@NullMarked
package io.rref.elsewhere.named;

import org.jspecify.annotations.NullMarked;
