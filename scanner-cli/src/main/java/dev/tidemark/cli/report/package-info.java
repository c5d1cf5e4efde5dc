/** An assessment as a person or a program wants to read it. Every foreign text is escaped for its output. May import core's records, never a command. */
@NullMarked
package dev.tidemark.cli.report;

import org.jspecify.annotations.NullMarked;
