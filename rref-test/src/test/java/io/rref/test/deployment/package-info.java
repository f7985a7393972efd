/** Tests of what deploys a cluster: the Helm chart, rendered by Helm's own library, and the check that it runs. */
@NullMarked
package io.rref.test.deployment;

import org.jspecify.annotations.NullMarked;
