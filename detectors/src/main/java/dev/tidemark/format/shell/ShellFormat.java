package dev.tidemark.format.shell;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shell scripts, by extension; {@link ShebangFormat} reads those that have none. */
@AutoService(Format.class)
public final class ShellFormat implements Format {
  private static final Set<String> EXTENSIONS = Set.of("sh", "bash", "zsh", "ksh", "bats");

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
    return EXTENSIONS.contains(path.extension());
  }

  /** Below all but guesses: whatever knows the name outright reads it. */
  @Override
  public int precedence() {
    return -5;
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return new Reading(Optional.empty(), List.of());
    }
    String text = blob.text().value();
    Shebang shebang = Shebang.of(text);
    if (shebang.program().isPresent() && !Shells.runsScripts(shebang.program().get())) {
      return new Reading(Optional.empty(), List.of());
    }
    return reading(text);
  }

  static Reading reading(String text) {
    ShellScript script = ShellScript.read(text);
    return script.complete()
        ? Reading.of(script)
        : Reading.of(
            script, List.of(new Reading.Flaw("shell-syntax", 0, "not all of it was understood")));
  }
}
