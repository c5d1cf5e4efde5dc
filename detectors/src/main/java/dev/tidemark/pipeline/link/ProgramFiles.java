package dev.tidemark.pipeline.link;

import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A program of several files: the one that is started, and the files of the repository that it and they take in.
 *
 * @param files in the order in which they are come to
 * @param whole whether none was left out
 */
record ProgramFiles(Map<RepoPath, ProgramScript> files, boolean whole) {
  /** More files of its own than a program that pipelines are helped by has. */
  private static final int MAX_FILES = 120;

  private static final List<String> NODE_ENDINGS =
      List.of("", ".js", ".mjs", ".cjs", ".ts", ".mts", ".rb", "/index.js", "/index.ts", ".tsx");

  private static final List<String> PROJECT = List.of("pyproject.toml", "setup.cfg");

  private static final Facet<Map<RepoPath, ProgramFiles>> READ =
      new Facet<>("program-files", landscape -> new ConcurrentHashMap<>());

  ProgramFiles {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** All that a file of a program takes in, itself first; nothing but itself where it takes in nothing. */
  static ProgramFiles from(Ground start) {
    Landscape landscape = start.landscape();
    ProgramFiles known = landscape.facet(READ).get(start.path());
    if (known != null) {
      return known;
    }
    ProgramFiles read = read(start);
    landscape.facet(READ).put(start.path(), read);
    return read;
  }

  private static ProgramFiles read(Ground start) {
    Landscape landscape = start.landscape();
    Map<RepoPath, ProgramScript> found = new LinkedHashMap<>();
    if (CalledFiles.program(landscape, start.path()).isEmpty()) {
      return new ProgramFiles(found, true);
    }
    List<RepoPath> tops = tops(start);
    Deque<RepoPath> next = new ArrayDeque<>(List.of(start.path()));
    while (!next.isEmpty()) {
      RepoPath path = next.removeFirst();
      Optional<ProgramScript> script =
          found.containsKey(path) ? Optional.empty() : CalledFiles.program(landscape, path);
      if (script.isEmpty()) {
        continue;
      }
      if (found.size() >= MAX_FILES) {
        return new ProgramFiles(found, false);
      }
      found.put(path, script.get());
      for (String taken : script.get().taken()) {
        (path.extension().equals("py")
                ? module(landscape, path.parent(), tops, taken)
                : relative(landscape, path.parent(), taken))
            .ifPresent(next::add);
      }
    }
    return new ProgramFiles(found, true);
  }

  /** Where Python looks for modules: beside the program, and at the top of its project. */
  private static List<RepoPath> tops(Ground start) {
    List<RepoPath> tops = new ArrayList<>(List.of(start.path().parent()));
    Ground beside = new Ground(start.landscape(), start.repository(), start.path().parent());
    beside.upTo(ConfigDocument.class, PROJECT).map(Ground::path).ifPresent(tops::add);
    tops.add(RepoPath.ROOT);
    for (RepoPath top : List.copyOf(tops)) {
      top.resolve("src").ifPresent(tops::add);
    }
    return tops.stream().distinct().toList();
  }

  private static Optional<RepoPath> relative(Landscape landscape, RepoPath from, String path) {
    boolean compiled = path.endsWith(".js"); // as TypeScript names its own files
    String bare = compiled ? path.substring(0, path.length() - 3) : path;
    return NODE_ENDINGS.stream()
        .flatMap(ending -> List.of(path + ending, bare + ending).stream())
        .flatMap(file -> from.resolve(file).stream())
        .filter(landscape::hasFile)
        .findFirst();
  }

  /** The file of a module of Python, or of the one that defines the name at the end. */
  private static Optional<RepoPath> module(
      Landscape landscape, RepoPath from, List<RepoPath> tops, String name) {
    int dots = 0;
    while (dots < name.length() && name.charAt(dots) == '.') {
      dots++;
    }
    List<RepoPath> bases = tops;
    if (dots > 0) {
      RepoPath base = from;
      for (int i = 1; i < dots && !base.isRoot(); i++) {
        base = base.parent();
      }
      bases = List.of(base);
    }
    String path = name.substring(dots).replace('.', '/');
    int last = path.lastIndexOf('/');
    List<String> named =
        last < 0 ? List.of(path) : List.of(path, path.substring(0, last)); // a module, or in one
    return bases.stream()
        .flatMap(base -> named.stream().flatMap(one -> pythonFiles(base, one)))
        .filter(landscape::hasFile)
        .findFirst();
  }

  private static Stream<RepoPath> pythonFiles(RepoPath base, String module) {
    return Stream.of(".py", "/__init__.py")
        .flatMap(ending -> base.resolve(module + ending).stream());
  }

  /** Whether any of them starts something that is read: what others start for them is then known by it. */
  boolean startsKnown() {
    return files.values().stream().anyMatch(file -> !file.commands().body().nodes().isEmpty());
  }

  /** The file that is called as a command of the program is, nearest to its beginning: tools of many commands have one each. */
  Optional<RepoPath> ofCommand(String word) {
    String name = word.replace('-', '_');
    return files.keySet().stream()
        .filter(
            path ->
                path.name().equals(name + ".py")
                    || (path.name().equals("__init__.py") && path.parent().name().equals(name)))
        .findFirst();
  }
}
