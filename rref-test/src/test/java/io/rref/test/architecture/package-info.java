/**
 * The walls of rref-test.
 *
 * <p><b>For:</b> holding what users get apart from what only rref's own tests need. <b>May call:</b> nothing; it reads classes.
 * <b>May be called by:</b> nobody.
 */
@NullMarked
package io.rref.test.architecture;

import org.jspecify.annotations.NullMarked;
