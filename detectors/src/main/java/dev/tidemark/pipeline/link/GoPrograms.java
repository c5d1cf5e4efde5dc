package dev.tidemark.pipeline.link;

import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    Optional<RepoPath> module = module(landscape, directory);
    String name = module.flatMap(path -> name(landscape, path)).orElse("");
    SortedMap<RepoPath, ProgramScript> files = new TreeMap<>();
    List<RepoPath> seen = new ArrayList<>(List.of(directory));
    Deque<RepoPath> packages = new ArrayDeque<>(seen);
    while (!packages.isEmpty()) {
      for (Entry entry : landscape.in(packages.removeFirst())) {
        RepoPath path = entry.path();
        if (!path.extension().equals("go") || path.name().endsWith("_test.go")) {
          continue;
        }
        Optional<ProgramScript> file = CalledFiles.program(landscape, path);
        if (file.isEmpty() || files.size() >= MAX_FILES) {
          return Optional.empty();
        }
        files.put(path, file.get());
        for (String imported : name.isEmpty() ? List.<String>of() : file.get().taken()) {
          Optional<RepoPath> other =
              imported.startsWith(name + "/")
                  ? module.flatMap(m -> m.parent().resolve(imported.substring(name.length() + 1)))
                  : Optional.empty();
          if (other.isPresent() && !seen.contains(other.get()) && landscape.hasAny(other.get())) {
            seen.add(other.get());
            packages.add(other.get());
          }
        }
      }
      if (seen.size() > MAX_PACKAGES) {
        return Optional.empty();
      }
    }
    return files.isEmpty() ? Optional.empty() : Optional.of(files);
  }

  private static Optional<RepoPath> module(Landscape landscape, RepoPath directory) {
    RepoPath at = directory;
    while (true) {
      RepoPath file = at.child("go.mod");
      if (landscape.hasFile(file)) {
        return Optional.of(file);
      }
      if (at.isRoot()) {
        return Optional.empty();
      }
      at = at.parent();
    }
  }

  private static Optional<String> name(Landscape landscape, RepoPath file) {
    return CalledFiles.text(landscape, file)
        .flatMap(
            text ->
                text.lines()
                    .filter(line -> line.startsWith("module "))
                    .map(line -> line.substring(7).replace("\"", "").strip().split("\\s", 2)[0])
                    .findFirst());
  }
}
