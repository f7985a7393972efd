/**
 * How an application tests its remote objects; docs/testing.md shows excerpts.
 *
 * <p><b>For:</b> showing and trying what users get. <b>May call:</b> what users may. <b>May be called by:</b> nobody.
 */
@NullMarked
package io.rref.test.users;

import org.jspecify.annotations.NullMarked;
