package dev.tidemark.pipeline.link;

import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows programs in Python, PowerShell, JavaScript, TypeScript, Ruby and Go into the commands that they start: files of
 * the repository, and text given on the command line. Programs in other languages are seen and not read.
 */
final class Programs implements Follower {
  private static final Set<String> POWERSHELL = Set.of("pwsh", "powershell");
  private static final Set<String> UNREAD = Set.of("perl", "php", "Rscript", "groovy", "lua");
  private static final Set<String> NODE =
      Set.of("node", "nodejs", "deno", "tsx", "ts-node", "zx", "bun");

  /** Options of those that run JavaScript whose value is no program. */
  private static final Set<String> WITH_VALUE = OptionCatalogue.of("node").value();

  /** Commands that frameworks of command lines add to every program. */
  private static final Set<String> TELLING = Set.of("completion", "completions", "help");

  private static final Set<String> FILES = Set.of("py", "ps1", "rb", "js", "mjs", "cjs", "ts");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    String called = call.words().get(0);
    if (program.equals("go")) {
      return goProgram(call, reader);
    }
    if (isCmdlet(called)) {
      return function(call, reader);
    }
    if (UNREAD.contains(program)) { // a framework's own commands are known, whatever the file is
      boolean known = program.equals("php") && Commands.KNOWN.match(call.words()).isPresent();
      return known ? Optional.empty() : opaque(call);
    }
    if (NODE.contains(program)) {
      Optional<List<String>> tool = NodeTools.ofPackage(call.words());
      if (tool.isPresent()) {
        List<Deed> inside = reader.read(call.with(tool.get()));
        return Optional.of(call.followed("a program that runs another", inside));
      }
    }
    if (NODE.contains(program) && call.words().contains("--test")) {
      return Optional.empty(); // a runner of tests
    }
    if (isInterpreter(program)) {
      return interpreted(call, reader);
    }
    return isProgram(called) ? file(call, reader, called) : Optional.empty();
  }

  private static boolean isInterpreter(String program) {
    return isPython(program)
        || NODE.contains(program)
        || POWERSHELL.contains(program)
        || program.equals("ruby");
  }

  /** The file or the text that an interpreter is given, or is fed. */
  private static Optional<Deed> interpreted(Call call, CommandReader reader) {
    String program = call.program();
    List<String> words = call.words();
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (i + 1 < words.size() && isBeforeText(word, program)) {
        return inline(call, reader, program, String.join(" ", words.subList(i + 1, words.size())));
      }
      if (word.equals("-") || word.equals("<<")) {
        break;
      }
      boolean value = WITH_VALUE.contains(words.get(i - 1)) && NODE.contains(program);
      if (!word.startsWith("-") && !value && (isProgram(word) || isHere(call, word))) {
        return file(call, reader, word);
      }
      if (!word.startsWith("-") && isPython(program)) {
        return Optional.empty();
      }
    }
    return call.node().heredocs().isEmpty()
        ? Optional.empty()
        : inline(call, reader, program, call.node().heredocs().get(0).text());
  }

  /** Whether the text of a program follows an option; those of bun start scripts. */
  private static boolean isBeforeText(String option, String program) {
    return isPython(program) || POWERSHELL.contains(program)
        ? Set.of("-c", "-command").contains(option.toLowerCase(Locale.ROOT))
        : !program.equals("bun") && Set.of("-e", "--eval", "-p", "--print").contains(option);
  }

  /** {@code go run ./cmd/x} starts a program of the repository. */
  private static Optional<Deed> goProgram(Call call, CommandReader reader) {
    List<String> words = call.words();
    if (words.size() < 3 || !words.get(1).equals("run")) {
      return Optional.empty();
    }
    String what = PackagedTools.started(words);
    if (tellsOfItself(words.subList(words.indexOf(what) + 1, words.size()))) {
      return Optional.of(call.followed("what it tells of itself", List.of()));
    }
    String place = call.place(what);
    return Optional.of(
        StartedPrograms.go(
            call, reader, what.endsWith(".go") ? Places.resolve(place, "..") : place));
  }

  /**
   * Whether a program is only asked what it can do. One with commands of its own is read as all of them together, which
   * its help and its completions are not.
   */
  private static boolean tellsOfItself(List<String> arguments) {
    return !arguments.isEmpty()
        && (TELLING.contains(arguments.get(0)) || arguments.contains("--help"));
  }

  /** Named as PowerShell names its commands: {@code Set-Name}. */
  private static boolean isCmdlet(String word) {
    int dash = word.indexOf('-');
    return dash > 1
        && Character.isUpperCase(word.charAt(0))
        && word.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))
        && word.indexOf('-', dash + 1) < 0;
  }

  /** A function of the repository, by the usage that a file is called like the function that it holds. */
  private static Optional<Deed> function(Call call, CommandReader reader) {
    String name = call.words().get(0);
    return call.scope()
        .checkouts()
        .landscape()
        .facet(PowerShellFunctions.FACET)
        .file(name)
        .flatMap(
            path -> {
              Ground ground = new Ground(call.scope().checkouts().landscape(), "", path);
              return StartedPrograms.script(ground, call, reader);
            });
  }

  private static boolean isPython(String program) {
    return program.startsWith("python") && !program.contains("-");
  }

  private static boolean isProgram(String word) {
    return FILES.contains(word.substring(word.lastIndexOf('.') + 1));
  }

  /** A file of the repository that an interpreter is given, whatever it is called. */
  private static boolean isHere(Call call, String word) {
    return call.ground(call.place(word))
        .filter(ground -> ground.landscape().hasFile(ground.path()))
        .isPresent();
  }

  private static Optional<Deed> inline(
      Call call, CommandReader reader, String program, String text) {
    String step = "inline " + program + " at line " + call.node().line();
    if (!call.scope().refuses(step).isEmpty()) {
      return Optional.empty();
    }
    Scope scope = call.scope().into(call.scope().file(), step);
    Call named = call.with(List.of("inline " + program));
    return ProgramScript.read(program, text, call.node().line())
        .map(
            read -> named.followed("its text", StartedPrograms.inside(read, scope, named, reader)));
  }

  private static Optional<Deed> file(Call call, CommandReader reader, String written) {
    String path = call.place(written);
    Optional<Ground> ground = call.ground(path);
    if (ground.isEmpty() && written.contains("/gh-aw/actions/")) {
      return Optional.of(call.followed("its action's own", List.of()));
    }
    if (ground.isEmpty()) {
      boolean elsewhere = Places.isElsewhere(call.scope().checkouts().home(path));
      return Optional.of(call.unresolved(elsewhere ? "remote" : "dynamic", Likely.of(written)));
    }
    return StartedPrograms.script(ground.get(), call, reader)
        .filter(deed -> !deed.inside().isEmpty() || !isTest(ground.get()))
        .or(() -> isTest(ground.get()) ? test(ground.get().path(), call) : Optional.empty())
        .or(
            () -> {
              boolean there = ground.get().landscape().hasFile(ground.get().path());
              if (!there && written.equals("setup.py")) {
                return Optional.empty(); // of what was unpacked there: it builds
              }
              String why = there ? "opaque" : "missing";
              return Optional.of(call.unresolved(why, Likely.of(written)));
            });
  }

  /** A program of this repository that is called a test and starts no other program tests by itself. */
  private static boolean isTest(Ground place) {
    String name = place.path().lowerName();
    String bare = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    return place.repository().isEmpty()
        && place.landscape().hasFile(place.path())
        && (bare.startsWith("test_")
            || bare.endsWith("_test")
            || bare.endsWith("_tests")
            || bare.endsWith(".tests"));
  }

  private static Optional<Deed> test(RepoPath file, Call call) {
    Meaning meaning =
        new Meaning(
            Meaning.Act.CHECK,
            file.extension().equals("py") ? "python" : "powershell",
            "end-to-end",
            "application",
            Map.of("file", file.value()),
            Set.of("own-test"));
    String directory = file.parent().asDirectory();
    return Optional.of(
        Deeds.known(
            call.text(), call.at(), meaning, call.words(), List.of(directory), call.soft()));
  }

  /** A program of the repository in a language that is not read. */
  private static Optional<Deed> opaque(Call call) {
    for (String word : call.words().subList(1, call.words().size())) {
      if (!word.startsWith("-")) {
        String path = call.place(word);
        return call.ground(path)
            .filter(ground -> ground.landscape().hasFile(ground.path()))
            .map(ground -> call.unresolved("opaque", Likely.of(word)));
      }
    }
    return Optional.empty();
  }
}
