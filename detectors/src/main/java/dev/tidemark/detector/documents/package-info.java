/** What documents for people show: READMEs, runbooks, manual steps, decisions, indexes. Imports core, formats and link.documents. */
@NullMarked
package dev.tidemark.detector.documents;

import org.jspecify.annotations.NullMarked;
