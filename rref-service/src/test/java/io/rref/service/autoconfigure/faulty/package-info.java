/** A class that cannot serve. */
@NullMarked
package io.rref.service.autoconfigure.faulty;

import org.jspecify.annotations.NullMarked;
