/** The README's samples, as they stand there. */
@NullMarked
package io.rref.test.readme;

import org.jspecify.annotations.NullMarked;
