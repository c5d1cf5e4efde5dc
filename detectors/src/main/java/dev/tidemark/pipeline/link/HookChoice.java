package dev.tidemark.pipeline.link;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which hooks one {@code pre-commit run} runs.
 *
 * @param stage that is run, {@code pre-commit} where none is named
 * @param usual the stages of hooks that name none; empty for all of them
 * @param named the hook that is asked for; empty for all
 * @param skipped what the variable {@code SKIP} names
 */
record HookChoice(String stage, List<String> usual, String named, List<String> skipped) {
  HookChoice {
    usual = List.copyOf(usual);
    skipped = List.copyOf(skipped);
  }

  static HookChoice of(Call call, Optional<Value> file) {
    CommandArguments arguments =
        CommandArguments.read(
            call.words(), call.words().indexOf("run") + 1, OptionCatalogue.of("pre-commit"));
    String stage = arguments.value("--hook-stage", "--stage").orElse("pre-commit");
    String named =
        arguments.operands().stream().filter(word -> !word.contains("$")).findFirst().orElse("");
    return new HookChoice(
        today(stage),
        file.map(root -> root.texts("default_stages")).orElse(List.of()),
        named,
        skipped(call));
  }

  private static List<String> skipped(Call call) {
    String skip =
        call.node().assignments().stream()
            .filter(assignment -> assignment.name().equals("SKIP"))
            .map(assignment -> assignment.value().raw())
            .findFirst()
            .or(() -> call.state().get("SKIP"))
            .or(() -> Optional.ofNullable(call.scope().known().get("env.SKIP")))
            .orElse("");
    return new ArrayList<>(Arrays.asList(skip.split(",", -1)));
  }

  boolean runs(Value hook) {
    String id = hook.text("id").orElse("");
    String alias = hook.text("alias").orElse("");
    List<String> own = hook.texts("stages");
    List<String> stages = own.isEmpty() ? usual : own;
    boolean asked = named.isEmpty() || named.equals(id) || named.equals(alias);
    boolean staged = stages.isEmpty() || stages.stream().anyMatch(s -> today(s).equals(stage));
    return asked
        && (staged || stage.contains("$"))
        && !skipped.contains(id)
        && (alias.isEmpty() || !skipped.contains(alias));
  }

  /** Stages were once called without what stands before the dash. */
  private static String today(String stage) {
    return switch (stage) {
      case "commit", "push", "merge-commit" -> "pre-" + stage;
      default -> stage;
    };
  }
}
