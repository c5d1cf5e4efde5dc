package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.format.starter.ProgramScript;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows Python and PowerShell programs into the commands that they start: files of the repository, and text given on
 * the command line. Programs in other languages are seen and not read.
 */
final class Programs implements Follower {
  private static final Set<String> POWERSHELL = Set.of("pwsh", "powershell");
  private static final Set<String> UNREAD =
      Set.of("node", "ruby", "perl", "deno", "tsx", "ts-node", "php", "Rscript", "groovy", "lua");

  @Override
  public Optional<Deed> follow(ScriptWalk.Call call, CommandReader reader) {
    List<String> words = call.words();
    String program = Wrappers.name(words.get(0));
    boolean python = isPython(program);
    if (program.equals("go")) {
      return ownGoProgram(call);
    }
    if (isCmdlet(words.get(0))) {
      return function(call, reader);
    }
    if (!python && !POWERSHELL.contains(program) && !UNREAD.contains(program)) {
      return isProgram(words.get(0)) ? file(call, reader, words.get(0)) : Optional.empty();
    }
    if (UNREAD.contains(program)) {
      return opaque(call);
    }
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String flag = word.toLowerCase(java.util.Locale.ROOT);
      if (Set.of("-c", "-command").contains(flag) && i + 1 < words.size()) {
        return inline(call, reader, program, String.join(" ", words.subList(i + 1, words.size())));
      }
      if (word.equals("-") || word.equals("<<")) {
        break;
      }
      if (!word.startsWith("-") && isProgram(word)) {
        return file(call, reader, word);
      }
      if (!word.startsWith("-") && python) {
        return Optional.empty();
      }
    }
    return call.node().heredocs().isEmpty()
        ? Optional.empty()
        : inline(call, reader, program, call.node().heredocs().get(0).text());
  }

  /** {@code go run ./cmd/x} starts a program of the repository, which is not read. */
  private static Optional<Deed> ownGoProgram(ScriptWalk.Call call) {
    List<String> words = call.words();
    if (words.size() < 3 || !words.get(1).equals("run")) {
      return Optional.empty();
    }
    String text = String.join(" ", words);
    Location at = Location.of(call.scope().file(), call.node().line());
    return Optional.of(Deeds.unresolved(text, at, "opaque", Likely.of(text)));
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
  private static Optional<Deed> function(ScriptWalk.Call call, CommandReader reader) {
    String name = call.words().get(0);
    return call.scope()
        .checkouts()
        .landscape()
        .facet(PowerShellFunctions.FACET)
        .file(name)
        .flatMap(
            path -> {
              Ground ground = new Ground(call.scope().checkouts().landscape(), "", path);
              return script(ground, String.join(" ", call.words()), call, reader);
            });
  }

  private static boolean isPython(String program) {
    return program.startsWith("python") && !program.contains("-");
  }

  private static boolean isProgram(String word) {
    return word.endsWith(".py") || word.endsWith(".ps1");
  }

  private static Optional<Deed> inline(
      ScriptWalk.Call call, CommandReader reader, String program, String text) {
    String step = "inline " + program + " at line " + call.node().line();
    if (!call.scope().refuses(step).isEmpty()) {
      return Optional.empty();
    }
    Location at = Location.of(call.scope().file(), call.node().line());
    Scope scope = call.scope().into(call.scope().file(), step);
    return ProgramScript.read(program, text, call.node().line())
        .map(read -> followed("inline " + program, at, "its text", read, scope, call, reader));
  }

  private static Optional<Deed> file(ScriptWalk.Call call, CommandReader reader, String written) {
    Location at = Location.of(call.scope().file(), call.node().line());
    String text = String.join(" ", call.words());
    String path = Places.resolve(call.state().directory, written);
    Optional<Ground> ground = call.scope().checkouts().ground(path);
    if (ground.isEmpty()) {
      boolean elsewhere = Places.isElsewhere(call.scope().checkouts().home(path));
      return Optional.of(
          Deeds.unresolved(text, at, elsewhere ? "remote" : "dynamic", Likely.of(written)));
    }
    return script(ground.get(), text, call, reader)
        .filter(deed -> !deed.inside().isEmpty() || !isTest(ground.get()))
        .or(
            () ->
                isTest(ground.get()) ? test(ground.get().path(), text, at, call) : Optional.empty())
        .or(
            () -> {
              boolean there = ground.get().landscape().hasFile(ground.get().path());
              if (!there && written.equals("setup.py")) {
                return Optional.empty(); // of what was unpacked there: it builds
              }
              String why = there ? "opaque" : "missing";
              return Optional.of(Deeds.unresolved(text, at, why, Likely.of(written)));
            });
  }

  private static Optional<Deed> script(
      Ground place, String text, ScriptWalk.Call call, CommandReader reader) {
    Location at = Location.of(call.scope().file(), call.node().line());
    Optional<Placed<ProgramScript>> found =
        place.landscape().documents().at(place.path(), ProgramScript.class);
    String step = place.shown(place.path()).value();
    String refused = call.scope().refuses(step);
    if (found.isPresent() && !refused.isEmpty()) {
      return Optional.of(Deeds.unresolved(text, at, refused, List.of()));
    }
    Scope scope = call.scope().into(place, place.path(), step);
    return found.map(file -> followed(text, at, step, file.document(), scope, call, reader));
  }

  /** A program of this repository that is called a test and starts no other program tests by itself. */
  private static boolean isTest(Ground place) {
    String name = place.path().lowerName();
    String bare = name.substring(0, name.lastIndexOf('.'));
    return place.repository().isEmpty()
        && place.landscape().hasFile(place.path())
        && (bare.startsWith("test_")
            || bare.endsWith("_test")
            || bare.endsWith("_tests")
            || bare.endsWith(".tests"));
  }

  private static Optional<Deed> test(
      RepoPath file, String text, Location at, ScriptWalk.Call call) {
    Meaning meaning =
        new Meaning(
            Meaning.Act.CHECK,
            file.extension().equals("py") ? "python" : "powershell",
            "end-to-end",
            "application",
            Map.of("file", file.value()),
            Set.of("own-test"));
    String directory = file.parent().isRoot() ? "." : file.parent().value();
    return Optional.of(
        Deeds.known(text, at, meaning, call.words(), List.of(directory), call.soft()));
  }

  private static Deed followed(
      String text,
      Location at,
      String what,
      ProgramScript program,
      Scope scope,
      ScriptWalk.Call call,
      CommandReader reader) {
    ShellState state = call.state().started(List.of());
    state.errexit = true;
    return Deeds.followed(
        text, at, what, reader.script(program.commands(), scope, state, call.soft()));
  }

  /** A program of the repository in a language that is not read. */
  private static Optional<Deed> opaque(ScriptWalk.Call call) {
    for (String word : call.words().subList(1, call.words().size())) {
      if (!word.startsWith("-")) {
        String path = Places.resolve(call.state().directory, word);
        return call.scope()
            .checkouts()
            .ground(path)
            .filter(ground -> ground.landscape().hasFile(ground.path()))
            .map(
                ground ->
                    Deeds.unresolved(
                        String.join(" ", call.words()),
                        Location.of(call.scope().file(), call.node().line()),
                        "opaque",
                        Likely.of(word)));
      }
    }
    return Optional.empty();
  }
}
