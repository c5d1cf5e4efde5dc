/** How changes reach their environments by definitions rather than pipelines. Imports formats, links and core. */
@NullMarked
package dev.tidemark.detector.delivery;

import org.jspecify.annotations.NullMarked;
