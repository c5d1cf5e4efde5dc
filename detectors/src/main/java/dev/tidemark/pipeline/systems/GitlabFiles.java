package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the files of a GitLab pipeline say together: its own file and those that it includes. */
final class GitlabFiles {
  private static final List<String> STAGES = List.of(".pre", "build", "test", "deploy", ".post");
  private static final Set<String> GLOBAL =
      Set.of(
          "stages",
          "include",
          "variables",
          "default",
          "workflow",
          "image",
          "services",
          "before_script",
          "after_script",
          "cache",
          "spec",
          "types");

  /** Includes nest a few levels; GitLab itself allows 150 files. */
  private static final int MAX_INCLUDES = 150;

  /** Jobs as they are written, hidden ones too, by id. */
  final Map<String, Value> jobs = new LinkedHashMap<>();

  /** Where each job is written. */
  final Map<String, RepoPath> files = new LinkedHashMap<>();

  final Map<String, String> variables = new LinkedHashMap<>();

  /** What is included from elsewhere. */
  final List<Step> used = new ArrayList<>();

  final List<Pipeline.Unread> unread = new ArrayList<>();

  /** The files that are included here, of this repository or of another one of the checkout. */
  final Set<Pipeline.Inlined> inlined = new LinkedHashSet<>();

  List<String> stages = STAGES;
  Optional<Value> before = Optional.empty();

  /** The container of jobs that name none. */
  Optional<Value> image = Optional.empty();

  private final Set<String> seen = new LinkedHashSet<>();
  private Landscape landscape;
  private String repository = "";

  GitlabFiles(Landscape landscape) {
    this.landscape = landscape;
  }

  void read(Placed<ConfigDocument> file) {
    if (!seen.add(repository + "//" + file.path()) || seen.size() > MAX_INCLUDES) {
      return;
    }
    for (Value root : file.document().roots()) {
      root.at("include")
          .ifPresent(
              include ->
                  (include instanceof Value.Sequence list ? list.items() : List.of(include))
                      .forEach(one -> include(one, file.path())));
      if (!root.items("stages").isEmpty()) {
        stages = root.at("stages").map(Value::texts).orElse(stages);
      }
      variables.putAll(Notation.scalars(root, "variables"));
      before =
          root.at("default", "before_script").or(() -> root.at("before_script")).or(() -> before);
      image = root.at("default", "image").or(() -> root.at("image")).or(() -> image);
      for (Value.Pair pair : root.pairs()) {
        if (!GLOBAL.contains(pair.key()) && pair.value() instanceof Value.Mapping) {
          jobs.put(pair.key(), pair.value());
          files.put(pair.key(), file.path());
        }
      }
    }
  }

  private void include(Value include, RepoPath from) {
    Optional<String> local =
        include.text().filter(t -> !t.contains("://")).or(() -> include.text("local"));
    if (local.isPresent()) {
      String path = local.get().startsWith("/") ? local.get().substring(1) : local.get();
      if (path.contains("*")) {
        matching(path, from, include.line());
        return;
      }
      Optional<Placed<ConfigDocument>> file =
          RepoPath.ROOT
              .resolve(path)
              .flatMap(p -> landscape.documents().at(p, ConfigDocument.class));
      file.ifPresentOrElse(
          found -> {
            if (repository.isEmpty()) {
              inlined.add(new Pipeline.Inlined(found.path(), from, include.line()));
            }
            read(found);
          },
          () ->
              unread.add(
                  new Pipeline.Unread(
                      local.get(),
                      local.get().contains("$") ? "dynamic" : "missing",
                      include.line())));
    } else {
      List<String> files = include.at("file").map(Value::texts).orElse(List.of());
      Optional<String> project = include.text("project");
      if (project.isEmpty() || !ofNeighbour(project.get(), files, include, from)) {
        used.add(GitlabElsewhere.included(include, files));
      }
    }
  }

  /** {@code include: 'ci/*.yml'}: each file of the repository whose path is of the form. */
  private void matching(String path, RepoPath from, int line) {
    PathPattern pattern = PathPattern.of(path);
    List<Placed<ConfigDocument>> found =
        landscape.documents().all(ConfigDocument.class).stream()
            .filter(file -> pattern.matches(file.path().value()))
            .limit(MAX_INCLUDES)
            .toList();
    for (Placed<ConfigDocument> file : found) {
      if (repository.isEmpty()) {
        inlined.add(new Pipeline.Inlined(file.path(), from, line));
      }
      read(file);
    }
    if (found.isEmpty()) {
      unread.add(new Pipeline.Unread(path, path.contains("$") ? "dynamic" : "missing", line));
    }
  }

  /** Reads files of another project where it lies in the same checkout: its own includes are of that project. */
  private boolean ofNeighbour(String project, List<String> files, Value include, RepoPath from) {
    Optional<Neighbours.Neighbour> other = landscape.neighbours().named(project);
    List<Placed<ConfigDocument>> found =
        files.stream()
            .map(file -> file.startsWith("/") ? file.substring(1) : file)
            .flatMap(file -> RepoPath.ROOT.resolve(file).stream())
            .flatMap(
                file ->
                    other.stream()
                        .flatMap(
                            o -> o.landscape().documents().at(file, ConfigDocument.class).stream()))
            .toList();
    if (other.isEmpty() || found.size() < files.size() || found.isEmpty()) {
      return false;
    }
    if (repository.isEmpty()) {
      String version = include.text("ref").orElse("");
      found.forEach(
          file ->
              inlined.add(
                  new Pipeline.Inlined(
                      file.path(), from, include.line(), other.get().name(), version)));
    }
    Landscape own = landscape;
    String outer = repository;
    landscape = other.get().landscape();
    repository = project;
    found.forEach(this::read);
    landscape = own;
    repository = outer;
    return true;
  }
}
