/** The ecosystems of dependencies that a repository uses, with their manifests. May import formats, links and core. */
@NullMarked
package dev.tidemark.link.dependencies;

import org.jspecify.annotations.NullMarked;
