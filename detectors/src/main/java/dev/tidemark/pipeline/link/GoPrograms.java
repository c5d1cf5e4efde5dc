package dev.tidemark.pipeline.link;

import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A program in Go: the files of its package, and of the packages of the same module that it takes in. */
final class GoPrograms {
  /** More packages of its own than a program that a pipeline runs has. */
  private static final int MAX_PACKAGES = 60;

  private static final int MAX_FILES = 400;

  private GoPrograms() {}

  /** The files of the program in a directory, in order; nothing where one of them cannot be read, or there are too many. */
  static Optional<SortedMap<RepoPath, ProgramScript>> at(Landscape landscape, RepoPath directory) {
    Optional<GoModule> module = module(landscape, directory);
    SortedMap<RepoPath, ProgramScript> files = new TreeMap<>();
    Set<RepoPath> seen = new HashSet<>(Set.of(directory));
    Deque<RepoPath> packages = new ArrayDeque<>(seen);
    while (!packages.isEmpty()) {
      for (RepoPath path : sources(landscape, packages.removeFirst())) {
        Optional<ProgramScript> file = CalledFiles.program(landscape, path);
        if (file.isEmpty() || files.size() >= MAX_FILES) {
          return Optional.empty();
        }
        files.put(path, file.get());
        file.get().taken().stream()
            .flatMap(imported -> module.flatMap(own -> own.folder(imported)).stream())
            .filter(folder -> landscape.hasAny(folder) && seen.add(folder))
            .forEach(packages::add);
      }
      if (seen.size() > MAX_PACKAGES) {
        return Optional.empty();
      }
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  private static List<RepoPath> sources(Landscape landscape, RepoPath folder) {
    return landscape.in(folder).stream()
        .map(Entry::path)
        .filter(path -> path.extension().equals("go") && !path.name().endsWith("_test.go"))
        .toList();
  }

  /**
   * The module that a program belongs to.
   *
   * @param folder of its {@code go.mod}
   * @param name that its packages are imported under
   */
  private record GoModule(RepoPath folder, String name) {
    /** The folder of one of its packages. */
    Optional<RepoPath> folder(String imported) {
      return imported.startsWith(name + "/")
          ? folder.resolve(imported.substring(name.length() + 1))
          : Optional.empty();
    }
  }

  private static Optional<GoModule> module(Landscape landscape, RepoPath directory) {
    RepoPath at = directory;
    while (!landscape.hasFile(at.child("go.mod"))) {
      if (at.isRoot()) {
        return Optional.empty();
      }
      at = at.parent();
    }
    RepoPath folder = at;
    return CalledFiles.text(landscape, folder.child("go.mod"))
        .flatMap(GoPrograms::name)
        .map(name -> new GoModule(folder, name));
  }

  private static Optional<String> name(String text) {
    return text.lines()
        .filter(line -> line.startsWith("module "))
        .map(line -> line.substring("module ".length()).replace("\"", "").strip())
        .map(line -> line.split("\\s", 2)[0])
        .findFirst()
        .filter(name -> !name.isEmpty());
  }
}
