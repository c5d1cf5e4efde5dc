package dev.tidemark.pipeline;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.make.Makefile;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people run by hand, in the shape of pipelines: make targets, scripts, tasks, and the hooks that Git runs. */
final class LocalWork {
  /** Task files with more entries than people choose from are generated. */
  private static final int MAX_TARGETS = 300;

  private LocalWork() {}

  static List<Pipeline> of(Landscape landscape) {
    List<Pipeline> found = new ArrayList<>();
    landscape.documents().inForce(Makefile.class).forEach(file -> targets(file, found));
    for (Placed<ShellScript> file : landscape.documents().inForce(ShellScript.class)) {
      Step step =
          new Step("", 1, new Work.Parsed(file.document()), "", Condition.ALWAYS, false, Map.of());
      found.add(local("shell", file.path().value(), file.at(1), Pipeline.Kind.LOCAL, step));
    }
    landscape.facet(OtherNotations.FACET).inForce().forEach(file -> configured(file, found));
    return found;
  }

  private static void targets(Placed<Makefile> file, List<Pipeline> sink) {
    file.document().targets().stream()
        .filter(target -> !target.recipe().isEmpty())
        .filter(target -> target.name().indexOf('%') < 0 && !target.name().startsWith("."))
        .limit(MAX_TARGETS)
        .forEach(
            target -> {
              String line = "make -f " + file.path().name() + " " + target.name();
              sink.add(command("make", line, file.at(target.line()), Pipeline.Kind.LOCAL));
            });
  }

  private static void configured(Placed<ConfigDocument> file, List<Pipeline> sink) {
    switch (file.path().lowerName()) {
      case ".pre-commit-config.yaml", ".pre-commit-config.yml" ->
          sink.add(
              command("pre-commit", "pre-commit run --all-files", file.at(1), Pipeline.Kind.HOOK));
      case "taskfile.yml", "taskfile.yaml" -> tasks(file, sink);
      case "lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.toml", "lefthook.toml" ->
          lefthook(file, sink);
      default -> {}
    }
  }

  private static void tasks(Placed<ConfigDocument> file, List<Pipeline> sink) {
    file.document().root().map(root -> root.pairs("tasks")).orElse(List.of()).stream()
        .limit(MAX_TARGETS)
        .forEach(
            task ->
                sink.add(
                    command(
                        "task", "task " + task.key(), file.at(task.line()), Pipeline.Kind.LOCAL)));
  }

  private static void lefthook(Placed<ConfigDocument> file, List<Pipeline> sink) {
    for (String hook : List.of("pre-commit", "pre-push")) {
      for (String group : List.of("commands", "jobs")) {
        List<Value> commands = new ArrayList<>();
        file.document()
            .root()
            .ifPresent(
                root -> {
                  root.pairs(hook, group).forEach(pair -> commands.add(pair.value()));
                  commands.addAll(root.items(hook, group));
                });
        for (Value command : commands) {
          command
              .text("run")
              .ifPresent(
                  run ->
                      sink.add(
                          command("lefthook", run, file.at(command.line()), Pipeline.Kind.HOOK)));
        }
      }
    }
  }

  private static Pipeline command(String system, String command, Location at, Pipeline.Kind kind) {
    Step step =
        Step.run("", at.startLine(), new Work.Run(command, at.startLine(), true, false, "sh"))
            .withDirectory("@/" + at.path().parent().value());
    return local(system, command, at, kind, step);
  }

  private static Pipeline local(
      String system, String name, Location at, Pipeline.Kind kind, Step step) {
    return new Pipeline(
        system,
        name,
        kind,
        at,
        List.of(Trigger.of(Trigger.Kind.LOCAL)),
        List.of(Job.of(name, at.startLine(), List.of(step))),
        Map.of(),
        List.of());
  }
}
