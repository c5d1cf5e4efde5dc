package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Shells;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scripts that are fetched and run in one go. One whose address says that it installs something is a preparation; what
 * any other one does cannot be read.
 */
final class Installers {
  private static final Set<String> READING = Set.of("python", "python3", "node", "perl", "ruby");
  private static final Meaning INSTALL =
      new Meaning(Meaning.Act.SETUP, "installer", "", "", Map.of(), Set.of());

  /** The uploader of reports that Codecov told everybody to pipe into a shell. */
  private static final Meaning UPLOAD =
      new Meaning(Meaning.Act.REPORT, "codecov", "", "", Map.of(), Set.of());

  private Installers() {}

  /** {@code curl x | sh}, {@code bash <(curl x)}, {@code sh -c "$(curl x)"}. */
  static Optional<Deed> piped(Call call) {
    List<String> words = call.words();
    String program = call.program();
    boolean shell = Shells.isShell(program);
    Optional<String> address = Optional.empty();
    if (substituted(words.get(0)).isPresent()) {
      address = substituted(words.get(0)).flatMap(MadeFiles::address);
    } else if ((shell || program.equals("source") || program.equals(".")) && words.size() > 1) {
      address =
          words.stream()
              .skip(1)
              .filter(word -> word.startsWith("<(") || word.startsWith("$("))
              .findFirst()
              .flatMap(Installers::substituted)
              .flatMap(MadeFiles::address);
    }
    boolean reads =
        (shell || READING.contains(program))
            && (words.size() == 1 || words.contains("-s") || words.contains("-"));
    if (address.isEmpty() && reads) {
      address = MadeFiles.address(call.state().fed);
    }
    return address.map(from -> run(from, call));
  }

  private static Optional<String> substituted(String word) {
    boolean inside = word.startsWith("<(") || word.startsWith("$(");
    return inside && word.endsWith(")")
        ? Optional.of(word.substring(2, word.length() - 1))
        : Optional.empty();
  }

  /** What running something that was fetched from an address means. */
  static Deed run(String address, Call call) {
    Meaning meaning = address.contains("codecov.io") ? UPLOAD : INSTALL;
    return isInstaller(address) || meaning.equals(UPLOAD)
        ? Deeds.known(call.text(), call.at(), meaning, call.words(), List.of(), call.soft())
        : call.unresolved("remote", Likely.of(address));
  }

  /** Whether an address says that what lies there installs something. */
  static boolean isInstaller(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    int scheme = lower.indexOf("://");
    String path = scheme < 0 ? lower : lower.substring(scheme + 3);
    for (String word : path.split("[^a-z]+")) {
      if (word.startsWith("install")
          || Set.of("get", "setup", "bootstrap", "download").contains(word)) {
        return true;
      }
    }
    return path.startsWith("sh.");
  }
}
