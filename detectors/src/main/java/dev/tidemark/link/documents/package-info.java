/**
 * What documents say about one another and about units: READMEs of directories, links that resolve, which page describes
 * which unit, and what a passage is about. May import formats and core.
 */
@NullMarked
package dev.tidemark.link.documents;

import org.jspecify.annotations.NullMarked;
