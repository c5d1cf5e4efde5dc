package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.format.earthly.Earthfile;
import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows {@code earthly +target} into its Earthfile; what {@code dagger call} does is a program and cannot be read. */
final class BuildEngines implements Follower {
  private static final Set<String> PROGRAMS = Set.of("call", "run", "do");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    if (program.equals("dagger")
        && call.words().stream().skip(1).limit(6).anyMatch(PROGRAMS::contains)) {
      return Optional.of(call.unresolved("opaque"));
    }
    if (!program.equals("earthly")) {
      return Optional.empty();
    }
    List<Deed> deeds = new ArrayList<>();
    for (String word : call.words()) {
      if (word.indexOf('+') >= 0 && !word.startsWith("-")) {
        deeds.add(target(call.with(List.of("earthly", word)), reader));
      }
    }
    return deeds.isEmpty()
        ? Optional.empty()
        : Optional.of(deeds.size() == 1 ? deeds.get(0) : call.followed("Earthfile", deeds));
  }

  /** What one target does; the call's second word names it. */
  private static Deed target(Call call, CommandReader reader) {
    String word = call.words().get(1);
    int plus = word.indexOf('+');
    String folder = word.substring(0, plus);
    if (!folder.isEmpty() && !folder.startsWith(".") && !folder.startsWith("/")) {
      return call.unresolved("remote");
    }
    int artifact = word.indexOf('/', plus);
    String name = word.substring(plus + 1, artifact < 0 ? word.length() : artifact);
    String place = folder.isEmpty() ? call.state().directory : call.place(folder);
    Optional<Ground> ground = call.ground(place);
    Optional<Placed<Earthfile>> file =
        ground.flatMap(g -> g.document(Earthfile.class, List.of("Earthfile")));
    Optional<Earthfile.Target> target = file.flatMap(f -> f.document().target(name));
    if (target.isEmpty()) {
      return call.unresolved(word.contains("$") ? "dynamic" : "missing");
    }
    RepoPath path = file.get().path();
    String step = ground.get().shown(path) + " +" + name;
    String refused = call.scope().refuses(step);
    if (!refused.isEmpty()) {
      return call.unresolved(refused, List.of());
    }
    ShellState state = new ShellState(place, true, false, Map.of());
    Call inside = call.with(call.scope().into(ground.get(), path, step)).with(state);
    return call.followed(ground.get().shown(path).value(), steps(target.get(), inside, reader));
  }

  private static List<Deed> steps(Earthfile.Target target, Call from, CommandReader reader) {
    List<Deed> deeds = new ArrayList<>();
    for (Earthfile.Step step : target.steps()) {
      if (step.target()) {
        Node.Command line =
            new Node.Command(List.of(), List.of(), List.of(), List.of(), step.line());
        List<String> words = List.of("earthly", step.text());
        deeds.add(target(new Call(words, line, from.scope(), from.state(), from.soft()), reader));
      } else {
        ShellScript script = ShellScript.read(step.text(), step.line());
        deeds.addAll(reader.script(script, from.scope(), from.state().copy(), from.soft()));
      }
    }
    return deeds;
  }
}
