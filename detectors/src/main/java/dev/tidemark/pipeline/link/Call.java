package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.format.shell.Node;
import dev.tidemark.pipeline.Deed;
import java.util.List;
import java.util.Optional;

/**
 * One command of a script, with what is known when it runs.
 *
 * @param words with known variables put in
 * @param soft what keeps its failure from counting; empty when it counts
 */
record Call(List<String> words, Node.Command node, Scope scope, ShellState state, String soft) {
  /** The same call of other words: without what only runs it. */
  Call with(List<String> other) {
    return new Call(other, node, scope, state, soft);
  }

  /** The same call from another place. */
  Call with(Scope other) {
    return new Call(words, node, other, state, soft);
  }

  /** The same call in another state of the shell. */
  Call with(ShellState other) {
    return new Call(words, node, scope, other, soft);
  }

  /** The command line. */
  String text() {
    return String.join(" ", words);
  }

  /** The program that is called, without the folder that it lies in. */
  String program() {
    return Wrappers.name(words.get(0));
  }

  Location at() {
    return Location.of(scope.file(), node.line());
  }

  /** The place that a path means where the command runs. */
  String place(String written) {
    return Places.resolve(state.directory, written);
  }

  /** Where a place lies, if it is known. */
  Optional<Ground> ground(String place) {
    return scope.checkouts().ground(place);
  }

  /** Where the command runs, if that is known. */
  Optional<Ground> ground() {
    return ground(state.directory);
  }

  /** The command as one that led to others. */
  Deed followed(String what, List<Deed> inside) {
    return Deeds.followed(text(), at(), what, inside);
  }

  /** The command as one that could not be followed, and what its own words say that it does. */
  Deed unresolved(String why) {
    return unresolved(why, Likely.of(text()));
  }

  Deed unresolved(String why, List<String> likely) {
    return Deeds.unresolved(text(), at(), why, likely);
  }
}
