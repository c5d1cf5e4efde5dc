/** Metrics, logs, traces, alerts, dashboards and objectives in files and cluster objects. Imports formats, links and core. */
@NullMarked
package dev.tidemark.detector.observability;

import org.jspecify.annotations.NullMarked;
