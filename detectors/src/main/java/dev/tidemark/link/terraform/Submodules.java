package dev.tidemark.link.terraform;

import dev.tidemark.document.Blob;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which repositories the submodules are, by their folders: as {@code .gitmodules} says. */
final class Submodules {
  private static final RepoPath FILE = RepoPath.of(".gitmodules");

  /** Longer than any that people keep. Bytes. */
  private static final long LARGEST = 200_000;

  private Submodules() {}

  /** Names of repositories, {@code owner/name}, by the folders that they are checked out to. */
  static Map<RepoPath, String> of(Landscape landscape) {
    Optional<Entry> file = landscape.entry(FILE).filter(Entry::isFile);
    return file.isEmpty()
        ? Map.of()
        : read(text(landscape, file.get()), landscape.neighbours().own().orElse(""));
  }

  private static String text(Landscape landscape, Entry file) {
    try {
      return new Blob(landscape.snapshot().read(file, LARGEST)).text().value();
    } catch (IOException gone) {
      return "";
    }
  }

  static Map<RepoPath, String> read(String text, String own) {
    Map<RepoPath, String> found = new TreeMap<>();
    Optional<RepoPath> folder = Optional.empty();
    Optional<String> repository = Optional.empty();
    for (String written : text.split("\n", -1)) {
      String line = written.strip();
      if (line.startsWith("[")) {
        folder = Optional.empty();
        repository = Optional.empty();
      }
      int sign = line.indexOf('=');
      String key = sign < 0 ? "" : line.substring(0, sign).strip();
      String value = line.substring(sign + 1).strip();
      if (key.equals("path")) {
        folder = RepoPath.ROOT.resolve(value);
      } else if (key.equals("url")) {
        repository = name(value, own);
      }
      if (folder.isPresent() && repository.isPresent()) {
        found.put(folder.get(), repository.get());
      }
    }
    return found;
  }

  /** An address, or a path from this repository's own: {@code ../modules.git} is the one beside it. */
  private static Optional<String> name(String address, String own) {
    if (!address.startsWith("../")) {
      return Remote.of(address).map(Remote::name);
    }
    return own.isEmpty()
        ? Optional.empty()
        : RepoPath.of(own).resolve(Remote.bare(address)).map(RepoPath::value);
  }
}
