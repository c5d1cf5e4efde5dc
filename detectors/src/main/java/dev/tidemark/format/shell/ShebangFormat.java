package dev.tidemark.format.shell;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a file without an extension as a shell script where its first line says that it is one. */
@AutoService(Format.class)
public final class ShebangFormat implements Format {
  private static final Set<String> FOLDERS =
      Set.of(
          "bin",
          "scripts",
          "script",
          "hack",
          "tools",
          "ci",
          "hooks",
          "tasks",
          ".hooks",
          "jobs",
          "build",
          "deploy",
          "ops",
          "provision",
          "provisioning",
          "test",
          "tests",
          "lib",
          "e2e",
          "utils",
          "contrib",
          "docker",
          ".ci",
          ".circleci",
          ".buildkite",
          ".gitlab",
          "concourse",
          "infra",
          "support");

  @Override
  public String id() {
    return "shebang";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return mayHaveShebang(path);
  }

  /** Lowest of all: whatever knows the name outright reads it. */
  @Override
  public int precedence() {
    return -10;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  private static boolean mayHaveShebang(RepoPath path) {
    if (path.name().indexOf('.') >= 0 || path.isRoot()) {
      return false;
    }
    List<String> names = path.names();
    return names.size() == 1
        || names.subList(0, names.size() - 1).stream().anyMatch(FOLDERS::contains);
  }

  @Override
  public Reading read(Blob blob) {
    boolean saysSo =
        blob.text().isReadable()
            && Shebang.of(blob.text().value()).program().filter(Shells::runsScripts).isPresent();
    return saysSo
        ? ShellFormat.reading(blob.text().value())
        : new Reading(Optional.empty(), List.of());
  }
}
