package dev.tidemark.link.kubernetes;

import dev.tidemark.document.Value;

/**
 * A chart from elsewhere that a chart of this repository takes in and that its values do not switch off.
 *
 * @param values what it is given
 */
public record TakenInChart(ChartUse chart, Value.Mapping values) {}
