package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.format.earthly.Earthfile;
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
        deeds.add(target(word, call.state().directory, call.at(), call, call.scope(), reader));
      }
    }
    return deeds.isEmpty()
        ? Optional.empty()
        : Optional.of(deeds.size() == 1 ? deeds.get(0) : call.followed("Earthfile", deeds));
  }

  private static Deed target(
      String word, String directory, Location at, Call call, Scope scope, CommandReader reader) {
    int plus = word.indexOf('+');
    String folder = word.substring(0, plus);
    String shown = "earthly " + word;
    if (!folder.isEmpty() && !folder.startsWith(".") && !folder.startsWith("/")) {
      return Deeds.unresolved(shown, at, "remote", Likely.of(shown));
    }
    int artifact = word.indexOf('/', plus);
    String name = word.substring(plus + 1, artifact < 0 ? word.length() : artifact);
    String place = folder.isEmpty() ? directory : Places.resolve(directory, folder);
    Optional<Ground> ground = scope.checkouts().ground(place);
    Optional<Placed<Earthfile>> file =
        ground.flatMap(g -> g.document(Earthfile.class, List.of("Earthfile")));
    Optional<Earthfile.Target> target = file.flatMap(f -> f.document().target(name));
    if (target.isEmpty()) {
      String why = word.contains("$") ? "dynamic" : "missing";
      return Deeds.unresolved(shown, at, why, Likely.of(shown));
    }
    RepoPath path = file.get().path();
    String step = ground.get().shown(path) + " +" + name;
    String refused = scope.refuses(step);
    if (!refused.isEmpty()) {
      return Deeds.unresolved(shown, at, refused, List.of());
    }
    Scope inside = scope.into(ground.get(), path, step);
    List<Deed> deeds = new ArrayList<>();
    for (Earthfile.Step one : target.get().steps()) {
      Location there = Location.of(inside.file(), one.line());
      if (one.target()) {
        deeds.add(target(one.text(), place, there, call, inside, reader));
      } else {
        ShellState state = new ShellState(place, true, false, Map.of());
        ShellScript script = ShellScript.read(one.text(), one.line());
        deeds.addAll(reader.script(script, inside, state, call.soft()));
      }
    }
    return Deeds.followed(shown, at, ground.get().shown(path).value(), deeds);
  }
}
