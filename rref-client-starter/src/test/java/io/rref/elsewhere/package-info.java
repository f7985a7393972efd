/** Stands for a jar of contracts: outside the packages that an application scans. */
@NullMarked
package io.rref.elsewhere;

import org.jspecify.annotations.NullMarked;
