package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows {@code turbo run x} and {@code nx affected -t x} into the scripts of {@code package.json} and the targets of
 * {@code project.json} that are called so. Which projects changed is only known when it runs: all of them are meant.
 */
final class MonorepoRunners implements Follower {
  /** More projects than a repository of many has. */
  private static final int MAX_PROJECTS = 60;

  /** Every {@code package.json} and {@code project.json}, gathered once. */
  private static final Facet<List<Placed<ConfigDocument>>> PROJECTS =
      new Facet<>(
          "monorepo-projects",
          landscape ->
              landscape.facet(OtherNotations.FACET).inForce().stream()
                  .filter(
                      file -> Set.of("package.json", "project.json").contains(file.path().name()))
                  .toList());

  /** Executors of Nx that run a command line. */
  private static final Set<String> COMMAND_LINES =
      Set.of("nx:run-commands", "@nrwl/workspace:run-commands", "@nx/workspace:run-commands");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    Optional<RunTasks> asked = RunTasks.of(call.program(), call.words());
    Optional<Ground> ground = call.ground();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    if (ground.isEmpty()) {
      return Optional.of(call.unresolved("dynamic"));
    }
    List<Deed> deeds = new ArrayList<>();
    for (Placed<ConfigDocument> file : ground.get().landscape().facet(PROJECTS)) {
      Optional<Value> root = file.document().root();
      boolean inside = ground.get().path().isRoot() || file.path().isIn(ground.get().path());
      if (inside
          && root.isPresent()
          && deeds.size() < MAX_PROJECTS
          && asked.get().means(root.get().text("name"), file.directory())) {
        Project project = new Project(ground.get(), file, root.get());
        asked.get().tasks().forEach(task -> project.task(task, call, reader).ifPresent(deeds::add));
      }
    }
    return Optional.of(
        deeds.isEmpty() ? call.unresolved("missing") : call.followed("its projects", deeds));
  }

  /** A project by one of the two files that it is described in. */
  private record Project(Ground top, Placed<ConfigDocument> file, Value root) {

    /** What a task does; empty where this file has none that is called so. */
    Optional<Deed> task(String name, Call call, CommandReader reader) {
      Optional<Value> script = root.at("scripts", name).filter(s -> s.text().isPresent());
      if (script.isPresent()) {
        return Optional.of(
            run(script.get().text().get(), script.get(), name, directory(call), call, reader));
      }
      return root.at("targets", name)
          .or(() -> root.at("nx", "targets", name))
          .map(target -> target(target, name, call, reader));
    }

    private Deed target(Value target, String name, Call call, CommandReader reader) {
      String executor = target.text("executor").orElse("");
      Optional<Value> options = target.at("options");
      String lines =
          target.text("command").orElseGet(() -> options.map(MonorepoRunners::commands).orElse(""));
      if (!lines.isEmpty() && (executor.isEmpty() || COMMAND_LINES.contains(executor))) {
        String place = options.flatMap(o -> o.text("cwd")).orElse("");
        String there = place.replace("{workspaceRoot}", ".").replace("{projectRoot}", own());
        return run(lines, target, name, call.place(there), call, reader);
      }
      if (executor.isEmpty() || executor.equals("nx:run-script")) {
        return call.unresolved("missing");
      }
      return executed(executor, target, directory(call), call);
    }

    /** What an executor does, as the catalogue knows it by its name. */
    private Deed executed(String executor, Value target, String place, Call call) {
      Location at = Location.of(top.shown(file.path()), target.line());
      List<String> words = List.of(executor);
      return Commands.KNOWN
          .match(words)
          .map(
              match ->
                  Deeds.known(
                      executor,
                      at,
                      match.meaning(),
                      words,
                      Aims.of(match, place, call.scope().checkouts()),
                      call.soft()))
          .orElseGet(() -> Deeds.unknown(executor, at, words, call.soft()));
    }

    private Deed run(
        String lines, Value at, String name, String place, Call call, CommandReader reader) {
      return new NamedTask(top, file.path(), name, lines, at.line(), place).followed(call, reader);
    }

    private String directory(Call call) {
      return call.place(own());
    }

    /** The folder of the project below the one that the runner is started in. */
    private String own() {
      RepoPath start = top.path();
      String path = file.directory().value();
      String below = start.isRoot() ? path : path.substring(start.value().length());
      return below.isEmpty() ? "." : "./" + (below.startsWith("/") ? below.substring(1) : below);
    }
  }

  /** The command lines that options of a target name. */
  private static String commands(Value options) {
    StringBuilder lines = new StringBuilder(options.text("command").orElse(""));
    for (Value command : options.items("commands")) {
      command
          .text()
          .or(() -> command.text("command"))
          .ifPresent(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line));
    }
    return lines.toString();
  }
}
