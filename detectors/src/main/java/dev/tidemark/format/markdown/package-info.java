/**
 * Documents for people: Markdown, and AsciiDoc and reStructuredText as far as headings, lists, code blocks and links. May
 * import core's document package and {@code dev.tidemark.format}.
 */
@NullMarked
package dev.tidemark.format.markdown;

import org.jspecify.annotations.NullMarked;
