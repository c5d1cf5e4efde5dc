/**
 * What {@code .tidemark.yml} says: rubrics, tolerances, components, role, origins, targets, attestations, suppressions. Read
 * from the revision that is judged, and by the gate from the base, so that a change cannot lower its own bar.
 */
@NullMarked
package dev.tidemark.cli.configuration;

import org.jspecify.annotations.NullMarked;
