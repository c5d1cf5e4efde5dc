/** One class a command. Each asks the engine and hands what comes back to a report or a page. */
@NullMarked
package dev.tidemark.cli.command;

import org.jspecify.annotations.NullMarked;
