package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import dev.tidemark.cli.Engine;

/** What a command works with: where it runs, and the engine that it asks. */
public record Session(Console console, Engine engine) {}
