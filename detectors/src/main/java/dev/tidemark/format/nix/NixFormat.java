package dev.tidemark.format.nix;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Set;

/** Reads Nix files for the two things that make one infrastructure: a machine that it declares, and the head of a module. */
@AutoService(Format.class)
public final class NixFormat implements Format {
  private static final List<String> SYSTEMS = List.of("nixosSystem", "nixosConfigurations");

  /** What a module's function asks for; packages ask for none of it. */
  private static final Set<String> OF_MODULES = Set.of("config");

  /** Longer heads of functions than people write are read to here. Characters. */
  private static final int HEAD = 4_000;

  @Override
  public String id() {
    return "nix";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("nix");
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return Reading.unreadable(blob.text());
    }
    String text = blob.text().value();
    return Reading.of(new NixDocument(systemLine(text), isModule(text)));
  }

  private static int systemLine(String text) {
    int line = 1;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      if (declares(text.substring(at, end))) {
        return line;
      }
      at = end + 1;
      line++;
    }
    return 0;
  }

  /** Whether the line calls the function that makes a machine, or sets the machines of a flake; to read one is neither. */
  private static boolean declares(String line) {
    int comment = line.indexOf('#');
    String code = comment < 0 ? line : line.substring(0, comment);
    for (String word : SYSTEMS) {
      int at = code.indexOf(word);
      if (at >= 0) {
        String before = code.substring(0, at);
        boolean set = code.indexOf('=', at) >= 0 && !before.contains("=") && !before.contains("(");
        return word.equals("nixosSystem")
            ? !before.endsWith("inherit ") && !code.endsWith("nixosSystem;")
            : set && !before.endsWith("self.");
      }
    }
    return false;
  }

  /** Whether the file is a function whose argument is the set that modules are given. */
  private static boolean isModule(String text) {
    int at = skipBlank(text, 0);
    if (at >= text.length() || text.charAt(at) != '{') {
      return false;
    }
    int end = text.indexOf('}', at);
    if (end < 0
        || end - at > HEAD
        || !text.startsWith(":", skipName(text, skipBlank(text, end + 1)))) {
      return false;
    }
    for (String argument : text.substring(at + 1, end).split(",", -1)) {
      if (OF_MODULES.contains(argument.strip())) {
        return true;
      }
    }
    return false;
  }

  /** Past {@code @args} behind the set of arguments. */
  private static int skipName(String text, int from) {
    int at = from;
    if (at < text.length() && text.charAt(at) == '@') {
      at++;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        at++;
      }
    }
    return skipBlank(text, at);
  }

  private static int skipBlank(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (!Character.isWhitespace(c)) {
        return at;
      } else {
        at++;
      }
    }
    return at;
  }
}
