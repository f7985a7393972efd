@NullMarked
package io.rref.service.image;

import org.jspecify.annotations.NullMarked;
