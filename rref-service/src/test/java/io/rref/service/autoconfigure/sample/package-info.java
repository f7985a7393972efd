/** A worker's classes as people write them. */
@NullMarked
package io.rref.service.autoconfigure.sample;

import org.jspecify.annotations.NullMarked;
