/** The application that is processed. */
@NullMarked
package io.rref.aot.app;

import org.jspecify.annotations.NullMarked;
