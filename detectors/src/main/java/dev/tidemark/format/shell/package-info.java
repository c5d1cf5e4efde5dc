/**
 * Shell scripts to trees of commands: enough of the POSIX and Bash grammar to know which commands run, in which
 * directory, under which conditions and whether their failure counts. Nothing is expanded or run. May import core's
 * document package only.
 */
@NullMarked
package dev.tidemark.format.shell;

import org.jspecify.annotations.NullMarked;
