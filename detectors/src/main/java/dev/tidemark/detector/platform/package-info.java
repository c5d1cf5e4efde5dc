/** What declared resources are evidence of, by the catalogue of resource types. Imports links, formats and core. */
@NullMarked
package dev.tidemark.detector.platform;

import org.jspecify.annotations.NullMarked;
