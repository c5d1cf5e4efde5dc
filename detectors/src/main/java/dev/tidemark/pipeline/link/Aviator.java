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
      root.get().at("exec").ifPresent(exec -> deeds.add(call.unresolved("opaque", List.of())));
    }
    return Optional.of(call.followed(ground.get().shown(plan.get().path()).value(), deeds));
  }

  /** The command lines that a plan ends with. */
  private static List<List<String>> started(Value plan) {
    List<List<String>> lines = new ArrayList<>();
    plan.at("fly")
        .ifPresent(
            fly ->
                lines.add(
                    List.of(
                        "fly",
                        "set-pipeline",
                        "-p",
                        fly.text("name").orElse("?"),
                        "-c",
                        fly.text("config").orElse("?"))));
    plan.at("kubectl", "apply")
        .filter(apply -> !apply.text("dry_run").orElse("").equals("true"))
        .flatMap(apply -> apply.text("file"))
        .ifPresent(objects -> lines.add(List.of("kubectl", "apply", "-f", objects)));
    return lines;
  }
}
