package dev.tidemark.cli.command;

import dev.tidemark.cli.UserError;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.scan.Repositories;
import dev.tidemark.scan.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What some commands ask for: one repository, told from several before anything of them is read. */
final class OneRepository {
  private OneRepository() {}

  /**
   * Refuses several repositories.
   *
   * @param why what is of one repository: {@code a gate judges}
   */
  static void require(List<Target> targets, String why) {
    List<Target> found = below(targets);
    if (found.size() <= 1) {
      return;
    }
    Path asked = targets.get(0).path();
    String count = String.format(Locale.ROOT, "%,d repositories", found.size());
    throw new UserError(
        targets.size() > 1
            ? why + " one repository, and these are " + count
            : why + " one repository, and '" + asked + "' holds " + count,
        "name one of them, such as '" + asTyped(asked, found.get(0).path()) + "'");
  }

  /** The folder of the one repository that targets stand for, in the way that it was typed. */
  static Path folder(List<Target> targets) {
    Path asked = targets.get(0).path();
    List<Target> found = below(targets);
    return found.isEmpty() ? asked : asTyped(asked, found.get(0).path()).normalize();
  }

  /** The repositories that targets stand for; none where that cannot be told. */
  static List<Target> below(List<Target> targets) {
    try {
      return Repositories.of(targets);
    } catch (RefusedException refused) {
      return List.of(); // told by whoever opens them
    }
  }

  private static Path asTyped(Path asked, Path found) {
    try {
      Path real = asked.toRealPath();
      return found.startsWith(real) ? asked.resolve(real.relativize(found)) : found;
    } catch (IOException gone) {
      return found;
    }
  }
}
