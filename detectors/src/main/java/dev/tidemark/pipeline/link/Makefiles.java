package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.format.make.Makefile;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Makefile with all that it includes, as make puts them together.
 *
 * @param files the one that is asked for first
 * @param variables of all of them
 */
record Makefiles(List<Placed<Makefile>> files, Map<String, String> variables) {
  /** More files than a Makefile that people write includes. */
  private static final int MAX_FILES = 100;

  /** A target, with the file that it stands in. */
  record Held(Placed<Makefile> file, Makefile.Target target) {}

  /**
   * A Makefile and what it includes.
   *
   * @param directory where make runs: names of included files are relative to it
   */
  static Makefiles of(Landscape landscape, Placed<Makefile> top, RepoPath directory) {
    List<Placed<Makefile>> files = new ArrayList<>(List.of(top));
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      Placed<Makefile> file = files.get(i);
      file.document().variables().forEach(variables::putIfAbsent);
      Makefile filling = new Makefile(List.of(), variables, List.of());
      for (String written : file.document().includes()) {
        String name = filling.filled(written).replace("$(CURDIR)/", "").replace("$(PWD)/", "");
        for (RepoPath path : named(landscape, name, directory, file.directory())) {
          landscape
              .documents()
              .at(path, Makefile.class)
              .filter(included -> files.size() < MAX_FILES)
              .filter(included -> files.stream().noneMatch(f -> f.path().equals(included.path())))
              .ifPresent(files::add);
        }
      }
    }
    return new Makefiles(files, variables);
  }

  /** The files that a name means, from where make runs, or else from beside the file that includes it. */
  private static List<RepoPath> named(
      Landscape landscape, String written, RepoPath directory, RepoPath beside) {
    String name = written.replace("$(wildcard ", "").replace(")", "").strip();
    for (RepoPath from : List.of(directory, beside)) {
      int slash = name.lastIndexOf('/');
      if (name.indexOf('*') >= 0 && name.indexOf('$') < 0) {
        PathPattern pattern = PathPattern.of(name.substring(slash + 1));
        List<RepoPath> found =
            from.resolve(slash < 0 ? "." : name.substring(0, slash)).stream()
                .flatMap(folder -> landscape.in(folder).stream())
                .map(Entry::path)
                .filter(path -> pattern.matches(path.name()))
                .toList();
        if (!found.isEmpty()) {
          return found;
        }
      }
      Optional<RepoPath> plain = from.resolve(name).filter(landscape::hasFile);
      if (plain.isPresent()) {
        return List.of(plain.get());
      }
    }
    return List.of();
  }

  /** The target of a name in each file that has one; those of double colons are made one after another. */
  List<Held> targets(String name) {
    List<Held> found = new ArrayList<>();
    List<Held> patterns = new ArrayList<>();
    for (Placed<Makefile> file : files) {
      file.document()
          .target(name)
          .ifPresent(
              target ->
                  (target.name().indexOf('%') < 0 ? found : patterns).add(new Held(file, target)));
    }
    if (found.stream().anyMatch(held -> !held.target().recipe().isEmpty())) {
      found.removeIf(held -> held.target().recipe().isEmpty() && held.target().needs().isEmpty());
    }
    return !found.isEmpty() ? found : patterns.stream().limit(1).toList();
  }
}
