/** A class that names an object. */
@NullMarked
package io.rref.faulty.concrete;

import org.jspecify.annotations.NullMarked;
