/** Portals, templates, claims, request forms and service catalogues. Imports formats, links and core. */
@NullMarked
package dev.tidemark.detector.selfservice;

import org.jspecify.annotations.NullMarked;
