package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files that commands of a pipeline make and that are not in the repository: what was downloaded, cloned or built. A
 * later command that runs such a file is judged by where it came from.
 */
final class MadeFiles {
  /** More files than a pipeline fetches and builds. */
  private static final int MAX_FILES = 500;

  private static final Set<String> CURL_VALUES = OptionCatalogue.of("curl").value();

  private final Map<String, Origin> files = new HashMap<>();

  /**
   * Where a file came from.
   *
   * @param address what was fetched; empty for what was built
   * @param tests whether it was built out of tests
   * @param source the directory of the program in Go that it was built of; empty for anything else
   */
  record Origin(String address, boolean tests, String source) {
    boolean isFetched() {
      return !address.isEmpty();
    }
  }

  /** Notes what a command makes. */
  void note(List<String> words, Node.Command node, String directory) {
    if (files.size() >= MAX_FILES) {
      return;
    }
    switch (Wrappers.name(words.get(0))) {
      case "curl", "wget" -> download(words, node, directory);
      case "git" -> {
        if (words.size() > 2 && words.get(1).equals("clone")) {
          Clones.read(words).ifPresent(clone -> cloned(clone, directory));
        }
      }
      case "go" -> built(words, directory);
      default -> {}
    }
  }

  /** Where the file at a place came from, or the folder above it that was cloned. */
  Optional<Origin> at(String place) {
    Origin own = files.get(place);
    for (int slash = place.lastIndexOf('/'); own == null && slash > 0; ) {
      own = files.get(place.substring(0, slash) + "/");
      slash = place.lastIndexOf('/', slash - 1);
    }
    return Optional.ofNullable(own);
  }

  /** What a line that fetches something fetches: the first address in it. */
  static Optional<String> address(String line) {
    String program = Wrappers.name(line.strip().split("\\s", 2)[0]);
    return Set.of("curl", "wget").contains(program)
        ? List.of(line.strip().split("\\s+")).stream()
            .map(word -> word.replace("\"", "").replace("'", ""))
            .filter(word -> word.contains("://") || (word.indexOf('.') > 0 && word.contains("/")))
            .findFirst()
        : Optional.empty();
  }

  private void download(List<String> words, Node.Command node, String directory) {
    boolean wget = Wrappers.name(words.get(0)).equals("wget");
    String address = "";
    String to = "";
    boolean named = wget;
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      boolean option = word.startsWith("-") && word.length() > 1;
      boolean cluster = option && !word.startsWith("--");
      boolean more = i + 1 < words.size();
      if (option && more && isOutput(word, cluster, wget)) {
        to = words.get(++i);
      } else if (option && !wget) {
        named |= word.equals("--remote-name") || (cluster && word.indexOf('O') > 0);
        i += CURL_VALUES.contains(word) && !word.equals("--url") ? 1 : 0;
      } else if (!option && address.isEmpty()) {
        address = word;
      }
    }
    for (Node.Redirection redirection : node.redirections()) {
      if (to.isEmpty() && redirection.operator().startsWith(">")) {
        to = redirection.target().raw();
      }
    }
    if (to.isEmpty() && named) {
      String path = address.split("[?#]", 2)[0];
      to = path.substring(path.lastIndexOf('/') + 1);
    }
    if (!to.isEmpty() && !address.isEmpty()) {
      files.put(Places.resolve(directory, to), new Origin(address, false, ""));
    }
  }

  private static boolean isOutput(String word, boolean cluster, boolean wget) {
    return wget
        ? word.equals("--output-document") || (cluster && word.endsWith("O"))
        : word.equals("--output") || (cluster && word.endsWith("o"));
  }

  private void cloned(Clones.Clone clone, String directory) {
    if (!clone.folder().isEmpty()) {
      files.put(
          Places.resolve(directory, clone.folder()) + "/", new Origin(clone.address(), false, ""));
    }
  }

  private void built(List<String> words, String directory) {
    boolean tests = words.size() > 2 && words.get(1).equals("test") && words.contains("-c");
    int output = words.indexOf("-o");
    String last = words.get(words.size() - 1);
    boolean local = last.startsWith(".") && words.size() > 2;
    String from = Places.resolve(directory, local && output != words.size() - 2 ? last : ".");
    String of = from.endsWith(".go") ? Places.resolve(from, "..") : from;
    String name = of.substring(of.lastIndexOf('/') + 1);
    boolean builds = words.size() > 1 && words.get(1).equals("build");
    boolean published = builds && !local && last.indexOf('.') > 0 && last.indexOf('/') > 0;
    boolean named = published && output != words.size() - 2;
    int commands = last.indexOf("/cmd/"); // where modules keep their programs, this one's too
    String source = builds && !named ? of : "";
    if (builds && named && commands > 0) {
      source = Places.resolve(directory, last.substring(commands + 1));
    }
    if (output > 0 && output + 1 < words.size()) {
      files.put(Places.resolve(directory, words.get(output + 1)), new Origin("", tests, source));
    } else if (tests) {
      files.put(Places.resolve(directory, name + ".test"), new Origin("", true, ""));
    } else if (builds && !name.isEmpty()) {
      files.put(Places.resolve(directory, name), new Origin("", false, source));
    }
  }
}
