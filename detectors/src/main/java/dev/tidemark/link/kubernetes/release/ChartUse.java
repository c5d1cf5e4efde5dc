package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Location;
import dev.tidemark.repository.RepoPath;
import java.util.Optional;

/**
 * A chart that a release installs.
 *
 * @param name the chart's own name, as far as it is written
 * @param source where it comes from, as written: a repository and a name, an OCI address, a path
 * @param kind {@code registry}, {@code oci}, {@code git}, {@code http}, {@code local} or {@code unknown}
 * @param version as written; empty when none is given
 * @param local the directory in this repository, when it is one
 * @param location where the use stands
 */
public record ChartUse(
    String name,
    String source,
    String kind,
    String version,
    Optional<RepoPath> local,
    Location location) {}
