/**
 * How the repository hangs together: units, environments, owners, and the facets that technologies link once. May import repository and document.
 */
@NullMarked
package dev.tidemark.landscape;

import org.jspecify.annotations.NullMarked;
