package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.release.ChartUse;

/**
 * A chart from elsewhere that a chart of this repository takes in and that its values do not switch off.
 *
 * @param values what it is given
 */
public record TakenInChart(ChartUse chart, Value.Mapping values) {}
