/** Injection in an application that Spring has processed ahead of time. */
@NullMarked
package io.rref.aot;

import org.jspecify.annotations.NullMarked;
