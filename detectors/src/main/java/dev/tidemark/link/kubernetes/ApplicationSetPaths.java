package dev.tidemark.link.kubernetes;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Works out which directories an ApplicationSet's generators put in the place of a path's parameters. */
final class ApplicationSetPaths {
  /** Most directories of one set: beyond it the set is the repository. */
  private static final int MOST = 2_000;

  private final Landscape landscape;
  private final Set<RepoPath> directories = new TreeSet<>();

  ApplicationSetPaths(Landscape landscape) {
    this.landscape = landscape;
  }

  /** The directories of this repository that a templated path may become. */
  List<RepoPath> expand(KubernetesObject set, String path) {
    Set<RepoPath> found = new TreeSet<>();
    for (Value generator : set.body().items("spec", "generators")) {
      expand(generator, path, found);
      for (String combined : List.of("matrix", "merge")) {
        generator.items(combined, "generators").forEach(inner -> expand(inner, path, found));
      }
    }
    return List.copyOf(found);
  }

  private void expand(Value generator, String path, Set<RepoPath> found) {
    for (Value element : generator.items("list", "elements")) {
      add(put(path, element), found);
    }
    boolean wholePath = path.replace(" ", "").matches("\\{\\{\\.?path(\\.path)?\\}\\}");
    for (Value directory : generator.items("git", "directories")) {
      Optional<String> pattern = directory.text("path");
      if (wholePath && pattern.isPresent() && !directory.isTrue("exclude")) {
        match(pattern.get(), found);
      }
    }
  }

  /** The path with the parameters of one element of a list put in. */
  private static String put(String path, Value element) {
    String out = path;
    if (element instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        String text = pair.value().text().orElse("");
        for (String form : List.of("{{%s}}", "{{ %s }}", "{{.%s}}", "{{ .%s }}")) {
          out = out.replace(form.formatted(pair.key()), text);
        }
      }
    }
    return out;
  }

  private void add(String path, Set<RepoPath> found) {
    RepoPath.ROOT
        .resolve(path)
        .filter(target -> !target.isRoot() && landscape.hasAny(target))
        .ifPresent(found::add);
  }

  private void match(String pattern, Set<RepoPath> found) {
    if (directories.isEmpty()) {
      landscape.snapshot().entries().stream()
          .map(Entry::path)
          .map(RepoPath::parent)
          .forEach(this::addWithParents);
    }
    List<String> wanted =
        RepoPath.of(pattern.startsWith("./") ? pattern.substring(2) : pattern).names();
    for (RepoPath directory : directories) {
      if (found.size() < MOST && matches(wanted, directory.names())) {
        found.add(directory);
      }
    }
  }

  private void addWithParents(RepoPath directory) {
    RepoPath next = directory;
    while (!next.isRoot() && directories.add(next)) {
      next = next.parent();
    }
  }

  /** Name by name; a star stands for any characters within one name. */
  private static boolean matches(List<String> wanted, List<String> names) {
    if (wanted.size() != names.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!matches(wanted.get(i), names.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String wanted, String name) {
    List<String> pieces = new ArrayList<>(List.of(wanted.split("\\*", -1)));
    if (pieces.size() == 1) {
      return wanted.equals(name);
    }
    int from = 0;
    for (int i = 0; i < pieces.size(); i++) {
      String piece = pieces.get(i);
      boolean last = i == pieces.size() - 1;
      int at = last ? name.length() - piece.length() : name.indexOf(piece, from);
      if (at < from || (i == 0 && at != 0) || (last && !name.endsWith(piece))) {
        return false;
      }
      from = at + piece.length();
    }
    return true;
  }
}
