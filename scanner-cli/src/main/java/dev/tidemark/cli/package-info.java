/** The program as a person meets it: arguments, streams, exit codes. The only module that prints. May import everything of core; meets detectors through `ServiceLoader` and the formats that read its own resources. */
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
