/** A small worker for tests of the REST surface. */
@NullMarked
package io.rref.web.counter;

import org.jspecify.annotations.NullMarked;
