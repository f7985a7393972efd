@NullMarked
package io.rref.service.extension;

import org.jspecify.annotations.NullMarked;
