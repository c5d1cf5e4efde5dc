package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows {@code aviator} into its plan: files that it merges, and then a pipeline that it sets or objects that it applies. */
final class Aviator implements Follower {
  private static final String PLAN = "aviator.yml";

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    if (!call.program().equals("aviator")) {
      return Optional.empty();
    }
    List<String> words = call.words();
    int flag = Math.max(words.indexOf("-f"), words.indexOf("--file"));
    String file = flag > 0 && flag + 1 < words.size() ? words.get(flag + 1) : PLAN;
    int slash = file.lastIndexOf('/');
    String folder = slash < 0 ? call.state().directory : call.place(file.substring(0, slash));
    Optional<Ground> ground = call.ground(folder);
    Optional<Placed<ConfigDocument>> plan =
        ground.flatMap(g -> g.document(ConfigDocument.class, List.of(file.substring(slash + 1))));
    Optional<Value> root = plan.flatMap(p -> p.document().root());
    if (root.isEmpty()) {
      return Optional.of(call.unresolved(file.contains("$") ? "dynamic" : "missing"));
    }
    boolean rehearsed = words.contains("--dry-run") || words.contains("-d");
    List<Deed> deeds = new ArrayList<>();
    if (!rehearsed) {
      started(root.get()).forEach(line -> deeds.addAll(reader.read(call.with(line))));
    }
    return Optional.of(call.followed(ground.get().shown(plan.get().path()).value(), deeds));
  }

  /** The command lines that a plan ends with. */
  private static List<List<String>> started(Value plan) {
    List<List<String>> lines = new ArrayList<>();
    plan.at("fly").ifPresent(fly -> lines.add(fly(fly)));
    plan.at("kubectl", "apply")
        .filter(apply -> !apply.isTrue("dry_run"))
        .flatMap(Aviator::kubectl)
        .ifPresent(lines::add);
    plan.items("exec").forEach(one -> executable(one).ifPresent(lines::add));
    return lines;
  }

  private static List<String> fly(Value fly) {
    String config = fly.text("config").orElse("?");
    if (fly.isTrue("validate_pipeline")) {
      return List.of("fly", "validate-pipeline", "-c", config);
    }
    if (fly.isTrue("format_pipeline")) {
      return List.of("fly", "format-pipeline", "-c", config);
    }
    return List.of("fly", "set-pipeline", "-p", fly.text("name").orElse("?"), "-c", config);
  }

  private static Optional<List<String>> kubectl(Value apply) {
    String flag = apply.isTrue("kustomize") ? "-k" : "-f";
    return apply.text("file").map(objects -> List.of("kubectl", "apply", flag, objects));
  }

  /** Any other program: its own options, a command with its options, and arguments. */
  private static Optional<List<String>> executable(Value one) {
    Optional<String> program = one.text("executable");
    List<String> line = new ArrayList<>(program.stream().toList());
    options(one.items("global_options"), line);
    one.text("command", "name").ifPresent(line::add);
    options(one.items("command", "options"), line);
    line.addAll(one.texts("args"));
    return program.map(name -> line);
  }

  private static void options(List<Value> options, List<String> line) {
    for (Value option : options) {
      option.text("name").ifPresent(line::add);
      option.text("value").filter(value -> !value.isEmpty()).ifPresent(line::add);
    }
  }
}
