/** The walls of the worker's rooms, as tests. */
@NullMarked
package io.rref.architecture;

import org.jspecify.annotations.NullMarked;
