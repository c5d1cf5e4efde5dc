package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.Remote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plugin of Buildkite. Those that run a command in a container are that command; {@code monorepo-diff} is the
 * commands that changed files ask for.
 */
final class BuildkitePlugin {
  private BuildkitePlugin() {}

  static List<Step> steps(Value plugin) {
    return plugin instanceof Value.Mapping map && !map.pairs().isEmpty()
        ? steps(map.pairs().get(0).key(), map.pairs().get(0).value(), plugin.line())
        : steps(plugin.text().orElse("plugin"), plugin, plugin.line());
  }

  static List<Step> steps(String reference, Value settings, int line) {
    String name = name(reference);
    if (name.equals("monorepo-diff") && !settings.items("watch").isEmpty()) {
      return settings.items("watch").stream().flatMap(w -> watched(w).stream()).toList();
    }
    Optional<Value> command = settings.at("command");
    if (name.equals("docker-compose") && settings.text("run").isPresent()) {
      StringBuilder start = new StringBuilder("docker-compose");
      settings.texts("config").forEach(file -> start.append(" -f ").append(quoted(file)));
      start.append(" run ").append(quoted(settings.text("run").get()));
      return List.of(command(start.toString(), command, line));
    }
    if (name.equals("docker") && settings.text("image").isPresent() && command.isPresent()) {
      return List.of(command("docker run " + settings.text("image").get(), command, line));
    }
    Work.Use use = new Work.Use(Work.Use.Kind.PLUGIN, reference, Notation.scalars(settings));
    return List.of(Step.use("", line, use));
  }

  /** {@code buildkite-plugins/monorepo-diff#v1}, whoever offers it, without its address and its version. */
  private static String name(String reference) {
    int hash = reference.indexOf('#');
    String bare = hash < 0 ? reference : reference.substring(0, hash);
    String last = Remote.bare(bare.substring(bare.lastIndexOf('/') + 1));
    String suffix = "-buildkite-plugin";
    return last.endsWith(suffix) ? last.substring(0, last.length() - suffix.length()) : last;
  }

  private static Step command(String start, Optional<Value> command, int line) {
    StringBuilder text = new StringBuilder(start);
    command
        .map(Value::texts)
        .orElse(List.of())
        .forEach(word -> text.append(' ').append(quoted(word)));
    return Step.run("", line, Work.Run.shell(text.toString().strip(), line));
  }

  private static String quoted(String word) {
    boolean plain =
        word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_./:=@,+".indexOf(c) >= 0);
    return plain && !word.isEmpty() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static List<Step> watched(Value watch) {
    Value config = watch.at("config").orElse(watch);
    List<Step> steps = new ArrayList<>();
    config
        .at("command")
        .or(() -> config.at("commands"))
        .ifPresent(commands -> steps.addAll(Notation.commands(commands, false)));
    config
        .text("trigger")
        .ifPresent(other -> steps.add(Notation.opaque("trigger " + other, config.line())));
    List<String> paths = watch.texts("path").stream().map(BuildkitePlugin::below).toList();
    Condition when =
        paths.isEmpty()
            ? Condition.ALWAYS
            : new Condition.Own(
                Notation.EVERY_CHANGE.stream().map(t -> t.withPaths(paths)).toList());
    return steps.stream().map(step -> step.withCondition(when)).toList();
  }

  /** A path that is no pattern is everything below it. */
  private static String below(String path) {
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.indexOf('*') >= 0 || bare.lastIndexOf('.') > bare.lastIndexOf('/')
        ? bare
        : bare + "/**";
  }
}
