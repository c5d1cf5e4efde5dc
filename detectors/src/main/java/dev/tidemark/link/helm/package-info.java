/**
 * Charts across files: what a chart declares and holds, and its templates with values put in as far as they are literal.
 * No template is rendered by an engine. May import the model, the formats and the words of
 * {@code link.kubernetes}.
 */
@NullMarked
package dev.tidemark.link.helm;

import org.jspecify.annotations.NullMarked;
