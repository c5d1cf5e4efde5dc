package dev.tidemark.pipeline.catalogue;

import dev.tidemark.document.Value;
import java.util.Set;

/**
 * A program that only runs another one: {@code sudo}, {@code aws-vault exec p --}, {@code npx}.
 *
 * @param behind the words of which one stands before the command; empty where the command stands behind the options
 * @param names whether a profile, service or folder is told before the command
 * @param own whether a {@code --} behind it is the command's own
 * @param dashes whether the command begins after {@code --}
 * @param fetches whether the command is a package, which may carry a version
 */
public record Wrapper(
    Set<String> behind, boolean names, boolean own, boolean dashes, boolean fetches) {
  public Wrapper {
    behind = Set.copyOf(behind);
  }

  static Wrapper read(Value row) {
    return new Wrapper(
        Set.copyOf(row.texts("behind")),
        row.isTrue("names"),
        row.isTrue("own"),
        row.isTrue("dashes"),
        row.isTrue("fetches"));
  }
}
