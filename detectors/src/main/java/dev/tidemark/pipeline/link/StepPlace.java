package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import java.util.List;
import java.util.Map;

/**
 * Where a step stands.
 *
 * @param at its line
 * @param directory that it works in
 * @param soft why its failure would not count; empty where it does
 * @param scope the file that it is read in, and what is known there
 */
record StepPlace(Location at, String directory, String soft, Scope scope) {

  StepPlace in(String other) {
    return new StepPlace(at, other, soft, scope);
  }

  /** A shell that stops at the first failure, as most systems start one. */
  ShellState shell() {
    return new ShellState(directory, true, false, Map.of());
  }

  List<Deed> run(ShellScript script, CommandReader reader) {
    return reader.script(script, scope, shell(), soft);
  }
}
