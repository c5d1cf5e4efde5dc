package dev.tidemark.link.kubernetes.release;

import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Works out which directories an ApplicationSet's generators put in the place of a path's parameters. What only the
 * cluster knows (its clusters, the outcome of a plugin) may be any name that fits.
 */
final class ApplicationSetPaths {
  /** Most paths of one set before they are matched: beyond it the set is the repository. */
  private static final int MOST = 2_000;

  private static final List<String> WHOLE_PATH =
      List.of("{{path}}", "{{ path }}", "{{.path.path}}", "{{ .path.path }}");

  private final PathTemplates templates;

  ApplicationSetPaths(Landscape landscape) {
    this.templates = new PathTemplates(landscape);
  }

  /** The directories of this repository that a templated path may become. */
  List<RepoPath> expand(KubernetesObject set, String path) {
    Set<RepoPath> found = new TreeSet<>();
    for (Value generator : set.body().items("spec", "generators")) {
      Set<String> left = new TreeSet<>();
      for (String filled : put(List.of(path), generator, left)) {
        found.addAll(templates.fill(filled, "{{", "}}"));
      }
      left.forEach(out -> found.removeAll(templates.fill(out, "{{", "}}")));
    }
    return List.copyOf(found);
  }

  /** A text of the template with what the generators know put in; what only the cluster knows stays as it is. */
  static List<String> filled(KubernetesObject set, String template) {
    Set<String> found = new TreeSet<>();
    for (Value generator : set.body().items("spec", "generators")) {
      Set<String> left = new TreeSet<>();
      found.addAll(put(List.of(template), generator, left));
      found.removeAll(left);
    }
    return List.copyOf(found);
  }

  /**
   * The paths with what a generator knows put in.
   *
   * @param left takes the paths that the generator leaves out
   */
  private static List<String> put(List<String> paths, Value generator, Set<String> left) {
    List<String> out = new ArrayList<>();
    for (String path : paths) {
      List<Value> elements = generator.items("list", "elements");
      elements.forEach(element -> out.add(put(path, element)));
      List<Value> directories = generator.items("git", "directories");
      List<Value> files = generator.items("git", "files");
      boolean none = directories.isEmpty() && files.isEmpty();
      if (elements.isEmpty() && (none || !holdsWholePath(path))) {
        out.add(path);
      } else {
        directories.forEach(one -> put(path, one, one.text("path"), out, left));
        files.forEach(
            one -> put(path, one, one.text("path").map(ApplicationSetPaths::parent), out, left));
      }
    }
    List<String> filled = out.subList(0, Math.min(out.size(), MOST));
    for (Value inner : ApplicationSetParameters.combined(generator)) {
      filled = put(filled, inner, left);
    }
    return filled;
  }

  /** Where a file lies that a generator finds. */
  private static String parent(String pattern) {
    return pattern.substring(0, Math.max(0, pattern.lastIndexOf('/')));
  }

  private static void put(
      String path, Value found, Optional<String> pattern, List<String> out, Set<String> left) {
    if (pattern.isPresent()) {
      String filled = path;
      for (String form : WHOLE_PATH) {
        filled = filled.replace(form, pattern.get());
      }
      if (found.isTrue("exclude")) {
        left.add(filled);
      } else {
        out.add(filled);
      }
    }
  }

  private static boolean holdsWholePath(String path) {
    return WHOLE_PATH.stream().anyMatch(path::contains);
  }

  /** The path with the parameters of one element of a list put in. */
  private static String put(String path, Value element) {
    String out = path;
    if (element instanceof Value.Mapping map) {
      for (Value.Pair pair : map.pairs()) {
        out = ApplicationSetParameters.put(out, pair.key(), pair.value().text().orElse(""));
      }
    }
    return out;
  }
}
