/** An interface that names an object and is no contract. */
@NullMarked
package io.rref.faulty.unmarked;

import org.jspecify.annotations.NullMarked;
