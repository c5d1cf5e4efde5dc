package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.starter.Hidden;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What a program of the repository does once it is started: the commands that it starts itself, and what it hides. */
final class StartedPrograms {
  /** More files of its own than a script that people write takes in. */
  private static final int MAX_TAKEN = 20;

  private StartedPrograms() {}

  /** A program that is a file of a repository, by its path, with the files that it takes in. */
  static Optional<Deed> script(Ground named, Call call, CommandReader reader) {
    boolean here = CalledFiles.program(named.landscape(), named.path()).isPresent();
    Ground place = here ? named : BuiltPrograms.source(named).orElse(named);
    ProgramFiles files = ProgramFiles.from(place);
    if (files.files().isEmpty()) {
      return Optional.empty();
    }
    String step = place.shown(place.path()).value();
    String refused = call.scope().refuses(step);
    if (!refused.isEmpty()) {
      return Optional.of(call.unresolved(refused, List.of()));
    }
    List<Deed> deeds = new ArrayList<>();
    for (Map.Entry<RepoPath, ProgramScript> file : files.files().entrySet()) {
      RepoPath path = file.getKey();
      Scope scope = call.scope().into(place, path, step);
      List<Deed> inside = new ArrayList<>(inside(file.getValue(), scope, call, reader));
      inside.removeIf(deed -> deed.text().equals(Hidden.STARTED.what()) && files.startsKnown());
      if (path.equals(place.path())) {
        deeds.addAll(inside);
      } else if (!inside.isEmpty()) {
        deeds.add(named(path, call).followed(place.shown(path).value(), inside));
      }
    }
    if (!files.whole()) {
      deeds.add(call.unresolved("opaque"));
    }
    return Optional.of(call.followed(step, once(deeds)));
  }

  /** The program in Go that lies in a directory. */
  static Deed go(Call call, CommandReader reader, String directory) {
    Optional<Ground> ground = call.ground(directory);
    Optional<SortedMap<RepoPath, ProgramScript>> files =
        ground.flatMap(g -> GoPrograms.at(g.landscape(), g.path()));
    String step = ground.map(g -> g.shown(g.path()).value() + "/").orElse("");
    if (files.isEmpty() || !call.scope().refuses(step).isEmpty()) {
      return call.unresolved("opaque");
    }
    List<Deed> deeds = new ArrayList<>();
    for (Map.Entry<RepoPath, ProgramScript> file : files.get().entrySet()) {
      Scope scope = call.scope().into(ground.get(), file.getKey(), step);
      deeds.addAll(inside(file.getValue(), scope, call, reader));
    }
    return call.followed(step, once(deeds));
  }

  /** A file that a program takes in by a relative path. */
  private static Optional<Ground> taken(Ground place, RepoPath from, String path) {
    return List.of("", ".js", ".mjs", ".ts", ".rb", "/index.js", "/index.ts").stream()
        .flatMap(ending -> from.resolve(path + ending).stream())
        .filter(place.landscape()::hasFile)
        .map(file -> new Ground(place.landscape(), place.repository(), file))
        .findFirst();
  }

  /** The same call with a file in place of the program that takes it in. */
  private static Call named(RepoPath file, Call call) {
    return call.with(List.of(file.value()));
  }

  /** What a program whose text stands in a pipeline starts, and what else it and the files that it takes in do. */
  static List<Deed> written(
      ProgramScript program, Scope scope, ShellState state, String soft, CommandReader reader) {
    Node.Command node =
        new Node.Command(List.of(), List.of(), List.of(), List.of(), program.line());
    Call call = new Call(List.of(), node, scope, state, soft);
    List<Deed> deeds = new ArrayList<>(inside(program, scope, call, reader));
    program.taken().stream()
        .limit(MAX_TAKEN)
        .flatMap(
            path ->
                scope.checkouts().ground(state.directory).stream()
                    .flatMap(top -> taken(top, top.path(), path).stream()))
        .flatMap(file -> script(file, named(file.path(), call), reader).stream())
        .forEach(deeds::add);
    return deeds;
  }

  /** What a program starts, and what else it does. */
  static List<Deed> inside(ProgramScript program, Scope scope, Call call, CommandReader reader) {
    ShellState state = call.state().started(List.of());
    state.errexit = true;
    List<Deed> deeds =
        new ArrayList<>(reader.script(program.commands(), scope, state, call.soft()));
    program
        .hidden()
        .ifPresent(
            hidden ->
                deeds.add(
                    call.with(List.of(hidden.what()))
                        .unresolved(hidden.why(), Likely.of(call.text()))));
    return deeds;
  }

  /** What several files of one program hide alike is told once. */
  private static List<Deed> once(List<Deed> deeds) {
    Set<String> told = new HashSet<>();
    return deeds.stream()
        .filter(deed -> deed.outcome() != Deed.Outcome.UNRESOLVED || told.add(deed.text()))
        .toList();
  }
}
