package dev.tidemark.pipeline.link;

import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what one command does: unwraps it, follows it where it calls more, and asks the catalogue. */
final class CommandReader implements ScriptWalk.Commands {
  /** More commands than a person's pipeline runs: the rest is left out, and the pipeline says so. */
  private static final int MAX_COMMANDS = 6_000;

  private static final Set<Meaning.Act> WORK =
      Set.of(Meaning.Act.CHECK, Meaning.Act.APPLY, Meaning.Act.DESTROY, Meaning.Act.PUBLISH);

  private final Landscape landscape;
  private final List<Follower> followers;
  private final Commands catalogue = Commands.KNOWN;
  private final MadeFiles made = new MadeFiles();
  private final HandedOn handed = new HandedOn();
  private int commands;

  CommandReader(Landscape landscape, List<Follower> followers) {
    this.landscape = landscape;
    this.followers = followers;
  }

  Landscape landscape() {
    return landscape;
  }

  /** What the steps of the job that is read hand on to one another. */
  HandedOn handed() {
    return handed;
  }

  boolean cut() {
    return commands > MAX_COMMANDS;
  }

  /** Reads a whole script. */
  List<Deed> script(ShellScript script, Scope scope, ShellState state, String soft) {
    ScriptWalk walk = new ScriptWalk(this, scope);
    if (script.options().contains("e") && script.options().startsWith("-")) {
      state.errexit = true;
    }
    walk.walk(script.body(), state, Fate.of(soft));
    return walk.deeds();
  }

  private Optional<Deed> followed(Call call) {
    for (Follower follower : followers) {
      Optional<Deed> followed = follower.follow(call, this);
      if (followed.isPresent()) {
        return followed;
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Deed> read(Call call) {
    if (++commands > MAX_COMMANDS) {
      return List.of();
    }
    handed.note(call);
    List<String> written = ProgramVariables.named(Wrappers.located(call.words()));
    if (TaskRunners.mayNameScript(written)
        || TabledTasks.mayName(written)) { // otherwise it only runs the command behind it
      Optional<Deed> script = followed(call.with(written));
      if (script.isPresent()) {
        return List.of(script.get());
      }
    }
    Call inner = call.with(Wrappers.unwrap(written));
    if (NoCommand.is(inner.words())) {
      return List.of();
    }
    made.note(inner.words(), call.node(), call.state().directory);
    return Choices.each(inner, this)
        .or(() -> Installers.piped(inner))
        .or(() -> madeEarlier(inner))
        .map(List::of)
        .or(() -> inlineScript(inner).map(script -> inline(script, inner)))
        .or(() -> followed(inner).map(List::of))
        .or(() -> inContainer(inner))
        .or(() -> namedAfterCheck(inner).map(List::of))
        .orElseGet(() -> withControlled(inner));
  }

  /** A command, and what it configures where it logs in to a machine that configures others. */
  private List<Deed> withControlled(Call call) {
    List<Deed> deeds = new ArrayList<>(meaning(call));
    ControlMachines.script(call.words()).stream()
        .flatMap(script -> inline(script, call).stream())
        .filter(ControlMachines::configures)
        .forEach(deeds::add);
    return deeds;
  }

  /** The script that a shell is given as a word, or fed. */
  private static Optional<String> inlineScript(Call call) {
    return Wrappers.inlineScript(call.words())
        .or(
            () ->
                feedsShell(call.words(), call.node())
                    ? Optional.of(call.node().heredocs().get(0).text())
                    : Optional.empty());
  }

  /** What the container does that a command starts. */
  private Optional<List<Deed>> inContainer(Call call) {
    return Containers.inContainer(call.words(), call.state().directory, catalogue)
        .filter(container -> !container.words().equals(call.words()))
        .map(
            container -> {
              ShellState inside = call.state().copy();
              inside.directory = container.directory();
              return read(call.with(outside(container.words(), inside, call)).with(inside));
            });
  }

  /** The words of a command in a container, where the folder that it works in builds an image. */
  private static List<String> outside(List<String> words, ShellState inside, Call call) {
    return call.ground(inside.directory)
        .filter(ground -> ground.repository().isEmpty())
        .flatMap(
            ground ->
                ground
                    .document(Dockerfile.class, List.of("Dockerfile"))
                    .map(image -> new CopiedFiles(image.document(), ground).outside(words)))
        .orElse(words);
  }

  /** What a container of an unknown image likely checks, when the image bears the name of a tool that checks. */
  private Optional<Deed> namedAfterCheck(Call call) {
    List<String> words = call.words();
    int image = Containers.image(words);
    if (image < 0) {
      return Optional.empty();
    }
    String name = Wrappers.name(words.get(image));
    int tag = name.indexOf(':');
    List<String> line = new ArrayList<>(List.of(tag < 0 ? name : name.substring(0, tag)));
    line.addAll(words.subList(image + 1, words.size()));
    return catalogue
        .match(line)
        .map(Match::meaning)
        .filter(meaning -> meaning.is(Meaning.Act.CHECK) && !meaning.category().isEmpty())
        .map(meaning -> call.unresolved("opaque", List.of(meaning.category())));
  }

  /** A file that is not here and that an earlier command fetched or built. */
  private Optional<Deed> madeEarlier(Call call) {
    String written =
        Wrappers.scriptFile(call.words()).map(words -> words.get(0)).orElse(call.words().get(0));
    boolean parameter = written.startsWith("$"); // built and run under what a caller gives
    if (written.indexOf('/') < 0 && !parameter && written.equals(call.words().get(0))) {
      return Optional.empty();
    }
    String place = call.place(written);
    Optional<MadeFiles.Origin> origin = made.at(place);
    boolean here =
        call.ground(place).filter(ground -> ground.landscape().hasFile(ground.path())).isPresent();
    if (origin.isEmpty() || here || catalogue.knows(Wrappers.name(written))) {
      return Optional.empty();
    }
    if (origin.get().isFetched()) {
      return Optional.of(Installers.run(origin.get().address(), call));
    }
    String source = origin.get().source();
    if (!source.isEmpty()) {
      return Optional.of(StartedPrograms.go(call, this, source));
    }
    return Optional.of(
        origin.get().tests()
            ? call.followed("tests that were built", read(call.with(List.of("go", "test", "."))))
            : call.unresolved("opaque"));
  }

  /** What the catalogue says of a command. */
  List<Deed> meaning(Call call) {
    String program = call.program();
    if (program.contains("{") && program.contains(",")) {
      program = PathPattern.alternatives(program, 50).get(0);
    }
    List<String> named = new ArrayList<>(call.words());
    named.set(0, program);
    Call bare = call.with(named);
    Optional<Match> match = catalogue.match(named);
    if (match.isPresent()) {
      Aims aims = Aims.of(match.get(), call.state().directory, call.scope().checkouts());
      String soft = call.soft().isEmpty() ? match.get().soft() : call.soft();
      Meaning meaning = Rendered.by(match.get().meaning(), named, call.node());
      return List.of(Deeds.known(bare.text(), bare.at(), meaning, named, aims, soft));
    }
    List<String> given = named.subList(1, named.size());
    if (catalogue.knows(program)) {
      boolean open =
          catalogue.isOpen(program) && given.stream().anyMatch(word -> !word.startsWith("-"));
      return open ? List.of(bare.unresolved("unknown-command", List.of())) : List.of();
    }
    boolean dynamic = program.contains("$") || program.contains("{{");
    if (dynamic && !isBuild(given) && !(isWork(given) && program.startsWith("$"))) {
      return List.of(bare.unresolved("dynamic"));
    }
    if (dynamic || isWork(given) || startsShell(given)) {
      return List.of(bare.followed("a program that runs another", read(call.with(given))));
    }
    return List.of(Deeds.unknown(bare.text(), bare.at(), named, call.soft()));
  }

  /** Whether what an unknown program is given is a command line that checks, changes or publishes something. */
  private boolean isWork(List<String> words) {
    return !words.isEmpty()
        && catalogue
            .match(words)
            .filter(match -> WORK.contains(match.meaning().act()))
            .filter(match -> words.size() > 1)
            .isPresent();
  }

  /** {@code entrypoint.sh bash -c '…'}: what stands before a shell with its script runs that. */
  private static boolean startsShell(List<String> words) {
    return words.size() > 2 && Wrappers.inlineScript(words).filter(s -> !s.isBlank()).isPresent();
  }

  /** {@code $GOARGS go build}: what stands before a program that builds sets variables for it. */
  private boolean isBuild(List<String> words) {
    return words.size() > 1
        && catalogue
            .match(words)
            .filter(match -> match.meaning().is(Meaning.Act.BUILD))
            .isPresent();
  }

  private List<Deed> inline(String script, Call call) {
    String step = "inline script at line " + call.node().line();
    if (!call.scope().refuses(step).isEmpty()) {
      return List.of();
    }
    Scope scope = call.scope().into(call.scope().file(), step);
    ShellState state = call.state().copy();
    boolean eval = call.words().get(0).equals("eval");
    if (eval && definesUnnamed(script)) {
      return List.of();
    }
    if (!eval) {
      state.errexit = false;
      state.pipefail = false;
      state.options(Wrappers.shellOptions(call.words()));
    }
    ShellScript read = ShellScript.read(script, call.node().line());
    return script(read, scope, state, call.soft());
  }

  /** A function whose name is only known when it runs: nobody can say here who calls it. */
  private static boolean definesUnnamed(String script) {
    int brackets = script.indexOf("() {");
    return brackets > 0
        && script.indexOf('$') >= 0
        && script.indexOf('$') < brackets
        && script.strip().endsWith("}");
  }

  private static boolean feedsShell(List<String> words, Node.Command node) {
    return words.size() <= 3
        && !node.heredocs().isEmpty()
        && (words.get(0).equals("bash") || words.get(0).equals("sh"))
        && words.stream().skip(1).allMatch(word -> word.startsWith("-"));
  }
}
