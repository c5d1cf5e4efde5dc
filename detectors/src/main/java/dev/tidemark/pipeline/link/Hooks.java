package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows {@code pre-commit run} into the hooks of {@code .pre-commit-config.yaml}. */
final class Hooks implements Follower {
  private static final List<String> NAMES =
      List.of(".pre-commit-config.yaml", ".pre-commit-config.yml");

  /** Languages whose entry is no command: an expression that must not be found, a message for files that must not be there. */
  private static final Set<String> SEARCHING = Set.of("pygrep", "fail");

  /** How hooks that start a tool for each folder take the arguments of the tool itself. */
  private static final String HANDED_ON = "--args=";

  private static final Meaning SEARCH =
      new Meaning(Meaning.Act.CHECK, "pre-commit", "lint", "application", Map.of(), Set.of());

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    boolean runs =
        (program.equals("pre-commit") || program.equals("prek")) && call.words().contains("run");
    if (!runs) {
      return Optional.empty();
    }
    Checkouts checkouts = call.scope().checkouts();
    Optional<Ground> ground =
        checkouts
            .ground(call.state().directory)
            .filter(g -> g.document(ConfigDocument.class, NAMES).isPresent())
            .or(() -> checkouts.ground(""));
    Optional<Placed<ConfigDocument>> file =
        ground.flatMap(g -> g.document(ConfigDocument.class, NAMES));
    if (file.isEmpty()) {
      return Optional.of(call.unresolved("missing", List.of("lint")));
    }
    String refused = call.scope().refuses(file.get().path().value());
    if (!refused.isEmpty()) {
      return Optional.of(call.unresolved(refused, List.of()));
    }
    Scope scope = call.scope().into(ground.get(), file.get().path(), file.get().path().value());
    List<Deed> deeds = new ArrayList<>();
    HookChoice chosen = HookChoice.of(call, file.get().document().root());
    for (Value repository :
        file.get().document().root().map(r -> r.items("repos")).orElse(List.of())) {
      for (Value hook : repository.items("hooks")) {
        if (chosen.runs(hook)) {
          deeds.add(hook(hook, repository.text("repo").orElse(""), scope, call, reader));
        }
      }
    }
    return Optional.of(call.followed(file.get().path().value(), deeds));
  }

  private static Deed hook(
      Value hook, String repository, Scope scope, Call call, CommandReader reader) {
    String id = hook.text("id").orElse("");
    Location at = Location.of(scope.file(), hook.line());
    Optional<String> entry = hook.text("entry");
    if (repository.equals("local") && SEARCHING.contains(hook.text("language").orElse(""))) {
      return Deeds.known(id, at, SEARCH, List.of(id), List.of(), call.soft());
    }
    if (repository.equals("local") && entry.isPresent()) {
      String line =
          entry.get() + " " + String.join(" ", hook.at("args").map(Value::texts).orElse(List.of()));
      ShellState state = call.state().started(List.of());
      state.directory = "";
      return Deeds.followed(
          id,
          at,
          "local hook",
          reader.script(ShellScript.read(line, hook.line()), scope, state, call.soft()));
    }
    Work.Use use = new Work.Use(Work.Use.Kind.STEP, "hook:" + id, Map.of());
    String soft = call.soft().isEmpty() ? softened(id, hook) : call.soft();
    StepPlace place = new StepPlace(at, "", soft, scope);
    return new PublishedUse(use, Map.of(), place, reader).named("hook:" + id);
  }

  /** The argument with which a published hook never fails, by what the command line of its tool has for that. */
  private static String softened(String id, Value hook) {
    List<String> arguments = new ArrayList<>();
    for (String argument : hook.texts("args")) {
      String handed = argument.startsWith(HANDED_ON) ? argument.substring(HANDED_ON.length()) : "";
      arguments.addAll(handed.isEmpty() ? List.of(argument) : List.of(handed.strip().split(" +")));
    }
    String tool =
        Uses.KNOWN
            .match("hook:" + id, Map.of())
            .map(known -> known.match().meaning().tool())
            .orElse("");
    String soft = Commands.KNOWN.softened(tool, arguments);
    return soft.isEmpty() ? Commands.KNOWN.softened(id, arguments) : soft;
  }
}
