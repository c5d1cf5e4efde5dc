package dev.tidemark.pipeline.link;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Document;
import dev.tidemark.document.Placed;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Shells;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that a pipeline starts and that no format reads by their name: programs in languages that are read only where
 * they are called, and scripts that only their first line tells.
 */
final class CalledFiles {
  /** Longer programs are put together by a bundler. */
  private static final int LARGEST = 300_000;

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("js", "node"),
          Map.entry("mjs", "node"),
          Map.entry("cjs", "node"),
          Map.entry("ts", "node"),
          Map.entry("mts", "node"),
          Map.entry("cts", "node"),
          Map.entry("rb", "ruby"),
          Map.entry("py", "python"),
          Map.entry("ps1", "pwsh"),
          Map.entry("go", "go"));

  private static final Facet<Map<RepoPath, Optional<Document>>> READ =
      new Facet<>("called-files", landscape -> new ConcurrentHashMap<>());

  private static final Facet<Map<RepoPath, Optional<String>>> TEXTS =
      new Facet<>("called-texts", landscape -> new ConcurrentHashMap<>());

  private CalledFiles() {}

  /** A program that is read as far as the commands that it starts. */
  static Optional<ProgramScript> program(Landscape landscape, RepoPath path) {
    Optional<Placed<ProgramScript>> known = landscape.documents().at(path, ProgramScript.class);
    boolean guessed = path.extension().equals("ps1"); // by what it says; the name knows better
    return known.isPresent() && !guessed
        ? known.map(Placed::document)
        : read(landscape, path)
            .filter(ProgramScript.class::isInstance)
            .map(ProgramScript.class::cast);
  }

  /** A script of a shell, whatever it is called. */
  static Optional<ShellScript> script(Landscape landscape, RepoPath path) {
    Optional<Placed<ShellScript>> known = landscape.documents().at(path, ShellScript.class);
    return known.isPresent()
        ? known.map(Placed::document)
        : read(landscape, path).filter(ShellScript.class::isInstance).map(ShellScript.class::cast);
  }

  /** A file that a shell takes in: it is a script, whatever its first line says. */
  static Optional<ShellScript> sourced(Landscape landscape, RepoPath path) {
    Optional<ShellScript> script = script(landscape, path);
    return script.isPresent() ? script : text(landscape, path).map(ShellScript::read);
  }

  /** The text of a file, where it is one that a person wrote. */
  static Optional<String> text(Landscape landscape, RepoPath path) {
    Optional<Entry> entry = landscape.entry(path);
    return entry.isEmpty()
        ? Optional.empty()
        : landscape.facet(TEXTS).computeIfAbsent(path, p -> text(landscape, entry.get()));
  }

  private static Optional<String> text(Landscape landscape, Entry entry) {
    try {
      Blob blob = new Blob(landscape.snapshot().read(entry, LARGEST));
      return blob.text().isReadable() ? Optional.of(blob.text().value()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it stays unread
    }
  }

  private static Optional<Document> read(Landscape landscape, RepoPath path) {
    Optional<String> text = text(landscape, path);
    return text.isEmpty()
        ? Optional.empty()
        : landscape.facet(READ).computeIfAbsent(path, p -> read(p, text.get()));
  }

  private static Optional<Document> read(RepoPath path, String text) {
    String interpreter = interpreter(path, text);
    if (interpreter.isEmpty() || text.contains("__webpack_require__")) {
      return Optional.empty();
    }
    return Shells.runsScripts(interpreter)
        ? Optional.of(ShellScript.read(text))
        : ProgramScript.read(interpreter, text, 1).map(Document.class::cast);
  }

  /** What runs it: what its first line says, or its name. */
  private static String interpreter(RepoPath path, String text) {
    if (text.startsWith("#!")) {
      String first = text.substring(2, text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n'));
      List<String> words =
          List.of(first.strip().split("\\s+")).stream()
              .filter(word -> !word.startsWith("-") && word.indexOf('=') < 0)
              .map(Wrappers::name)
              .filter(word -> !Set.of("env", "npx", "run", "exec", "bundle").contains(word))
              .toList();
      if (!words.isEmpty()) {
        return words.get(0);
      }
    }
    return BY_EXTENSION.getOrDefault(path.extension().toLowerCase(java.util.Locale.ROOT), "");
  }
}
