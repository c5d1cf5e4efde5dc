/** Branch protection, cost, secrets and remediation as code. Imports formats, links and core. */
@NullMarked
package dev.tidemark.detector.governance;

import org.jspecify.annotations.NullMarked;
