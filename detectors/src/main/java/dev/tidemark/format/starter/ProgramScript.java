package dev.tidemark.format.starter;

import dev.tidemark.document.Document;
import dev.tidemark.format.shell.ShellScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program in a language that is no shell, as the commands that it starts with literal words, in the shell's grammar.
 *
 * @param commands what it starts, in the order of the text
 * @param hidden what else it does, that is not read
 * @param taken what it takes in that may be files of the repository: paths relative to its own, modules of Python by name
 */
public record ProgramScript(ShellScript commands, Optional<Hidden> hidden, List<String> taken)
    implements Document {
  private static final Set<String> POWERSHELL = Set.of("pwsh", "powershell");

  private static final Set<String> NODE =
      Set.of("node", "nodejs", "bun", "deno", "tsx", "ts-node", "zx", "github-script");

  public ProgramScript {
    taken = List.copyOf(taken);
  }

  /** The line that it begins at. */
  public int line() {
    return commands.body().line();
  }

  /** Reads a program of a language that is known: by its interpreter's name. */
  public static Optional<ProgramScript> read(String interpreter, String text, int firstLine) {
    if (POWERSHELL.contains(interpreter)) {
      return Optional.of(new PowerShellReader(text, firstLine).read());
    }
    if (NODE.contains(interpreter)) {
      return Optional.of(new JavaScriptReader(text, firstLine).read());
    }
    if (interpreter.equals("ruby")) {
      return Optional.of(new RubyReader(text, firstLine).read());
    }
    if (interpreter.equals("go")) {
      return Optional.of(new GoReader(text, firstLine).read());
    }
    return interpreter.startsWith("python")
        ? Optional.of(new PythonReader(text, firstLine).read())
        : Optional.empty();
  }
}
