package dev.tidemark.format.shell;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Shell scripts, by extension, or by their first line where a script without one may lie: in a folder for scripts, or
 * at the top of the repository.
 */
@AutoService(Format.class)
public final class ShellFormat implements Format {
  private static final Set<String> EXTENSIONS = Set.of("sh", "bash", "zsh", "ksh", "bats");
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "zsh", "ksh", "ash", "bats");
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
          "provisioning");

  @Override
  public String id() {
    return "shell";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return EXTENSIONS.contains(path.extension()) || mayHaveShebang(path);
  }

  /** Lowest of all: whatever knows the name outright reads it. */
  @Override
  public int precedence() {
    return -10;
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
    if (!blob.text().isReadable()) {
      return new Reading(Optional.empty(), List.of());
    }
    String text = blob.text().value();
    Shebang shebang = Shebang.of(text);
    if (shebang.program().isPresent() && !SHELLS.contains(shebang.program().get())) {
      return new Reading(Optional.empty(), List.of());
    }
    ShellScript script = ShellScript.read(text);
    return Reading.of(script);
  }
}
