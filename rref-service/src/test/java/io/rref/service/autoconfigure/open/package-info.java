/** Whole starts of a worker, in a package that finds no class but those it names. */
@NullMarked
package io.rref.service.autoconfigure.open;

import org.jspecify.annotations.NullMarked;
