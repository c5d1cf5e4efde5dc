package dev.tidemark.cli.command;

import dev.tidemark.repository.git.GitRepository;
import dev.tidemark.scan.Assessment;
import dev.tidemark.scan.Target;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of links to repositories: links are not followed out of what was named, so nothing of them is read, which should
 * surprise nobody.
 */
final class LinkedRepositories {
  private LinkedRepositories() {}

  /** What to say where a folder holds no repository, but links to some. */
  static Optional<String> hint(List<Target> targets, Assessment assessment) {
    boolean readAsItLies =
        targets.size() == 1
            && assessment.repositories().size() == 1
            && assessment.repositories().get(0).revision().isEmpty();
    Path folder = targets.get(0).path();
    return readAsItLies && hasAny(folder)
        ? Optional.of(
            "'"
                + folder
                + "' holds links to repositories, and links are not followed; name what they lead to,"
                + " such as "
                + folder
                + "/*")
        : Optional.empty();
  }

  private static boolean hasAny(Path folder) {
    try (var children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (Files.isSymbolicLink(child) && GitRepository.isAt(child)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // what cannot be listed holds no link for us
    }
    return false;
  }
}
