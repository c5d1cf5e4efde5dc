package dev.tidemark.pipeline.link;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which hooks one {@code pre-commit run} runs.
 *
 * @param stage that is run, {@code pre-commit} where none is named
 * @param usual the stages of hooks that name none; empty for all of them
 * @param named the hook that is asked for; empty for all
 * @param skipped what the variable {@code SKIP} names
 */
record HookChoice(String stage, List<String> usual, String named, List<String> skipped) {
  /** Options whose value is the next word. */
  private static final Set<String> VALUED =
      Set.of(
          "--hook-stage",
          "--stage",
          "--from-ref",
          "--source",
          "-s",
          "--to-ref",
          "--origin",
          "-o",
          "-c",
          "--config",
          "--color",
          "--remote-name",
          "--remote-url",
          "--remote-branch",
          "--local-branch",
          "--commit-msg-filename",
          "--checkout-type",
          "--rewrite-command",
          "-j",
          "--jobs");

  private static final List<String> STAGE = List.of("--hook-stage", "--stage");

  HookChoice {
    usual = List.copyOf(usual);
    skipped = List.copyOf(skipped);
  }

  static HookChoice of(Call call, Optional<Value> file) {
    List<String> words = call.words();
    String stage = "pre-commit";
    String named = "";
    for (int i = words.indexOf("run") + 1; i < words.size(); i++) {
      String word = words.get(i);
      int equals = word.indexOf('=');
      if (word.equals("--files")) {
        break; // files follow
      } else if (equals > 0 && STAGE.contains(word.substring(0, equals))) {
        stage = word.substring(equals + 1);
      } else if (VALUED.contains(word)) {
        stage = STAGE.contains(word) && i + 1 < words.size() ? words.get(i + 1) : stage;
        i++;
      } else if (!word.startsWith("-") && named.isEmpty() && !word.contains("$")) {
        named = word;
      }
    }
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
