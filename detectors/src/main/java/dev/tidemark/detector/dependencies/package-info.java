/** The ecosystems of dependencies in use, and the bots that propose updates. Imports formats, links and core. */
@NullMarked
package dev.tidemark.detector.dependencies;

import org.jspecify.annotations.NullMarked;
