/** What a gate compares with, and where its rules come from: the CI system, the command line, the base's configuration. */
@NullMarked
package dev.tidemark.cli.gate;

import org.jspecify.annotations.NullMarked;
