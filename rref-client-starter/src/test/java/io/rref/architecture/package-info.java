/** The walls of the client's rooms, as tests. */
@NullMarked
package io.rref.architecture;

import org.jspecify.annotations.NullMarked;
