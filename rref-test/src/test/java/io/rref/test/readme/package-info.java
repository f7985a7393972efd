/** The README's sample, as it stands there. */
@NullMarked
package io.rref.test.readme;

import org.jspecify.annotations.NullMarked;
