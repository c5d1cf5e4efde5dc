package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.format.make.Makefile;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows {@code make target}: the target's prerequisites, then its recipe, each line in a shell of its own. */
final class MakeTargets implements Follower {
  /** Asked for nothing but these, it says something of itself and makes no target. */
  private static final Set<String> TELLS = Set.of("--version", "-v", "--help", "-h");

  private static final List<String> NAMES = List.of("GNUmakefile", "makefile", "Makefile");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    if (!Set.of("make", "gmake", "$(MAKE)", "${MAKE}", "$MAKE").contains(program)) {
      return Optional.empty();
    }
    if (call.words().size() > 1
        && TELLS.containsAll(call.words().subList(1, call.words().size()))) {
      return Optional.empty();
    }
    Arguments arguments = Arguments.of(call.words());
    String directory =
        arguments.directory.isEmpty() ? call.state().directory : call.place(arguments.directory);
    Optional<Ground> place = call.ground(directory);
    if (place.isEmpty()) {
      return Optional.of(call.unresolved("dynamic"));
    }
    Ground ground = place.get();
    Optional<Placed<Makefile>> file = file(ground.landscape(), ground.path(), arguments.file);
    if (file.isEmpty()) {
      return Optional.of(call.unresolved("missing"));
    }
    Makefiles makefiles = Makefiles.of(ground.landscape(), file.get(), ground.path());
    Run run = new Run(makefiles, ground, directory, arguments.variables, reader, new HashSet<>());
    List<Deed> deeds = new ArrayList<>();
    List<String> wanted = wanted(arguments, makefiles);
    for (String name : wanted) {
      if (name.contains("$") && wanted.size() > 1 && run.setsOnly()) {
        continue;
      }
      List<Makefiles.Held> held = makefiles.targets(name);
      if (held.isEmpty()) {
        String why = name.contains("$") ? "dynamic" : "missing";
        Call one = call.with(List.of("make", name));
        deeds.add(one.unresolved(why, Likely.of("make/" + name)));
      }
      held.forEach(one -> deeds.addAll(run.target(one, name, call)));
    }
    return Optional.of(call.followed(ground.shown(file.get().path()).value(), deeds));
  }

  /** The targets that are asked for: without any, the one that the files name, or else their first. */
  private static List<String> wanted(Arguments arguments, Makefiles makefiles) {
    String goal = makefiles.variables().getOrDefault(".DEFAULT_GOAL", "");
    if (!arguments.targets.isEmpty() || !goal.isEmpty()) {
      return arguments.targets.isEmpty() ? List.of(goal) : arguments.targets;
    }
    return makefiles.files().stream()
        .flatMap(file -> file.document().first().stream())
        .map(Makefile.Target::name)
        .limit(1)
        .toList();
  }

  private static Optional<Placed<Makefile>> file(
      Landscape landscape, RepoPath directory, String named) {
    if (!named.isEmpty()) {
      return directory
          .resolve(named)
          .flatMap(path -> landscape.documents().at(path, Makefile.class));
    }
    return NAMES.stream()
        .map(name -> landscape.documents().at(directory.child(name), Makefile.class))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** One call of make, in one directory. */
  private record Run(
      Makefiles makefiles,
      Ground ground,
      String directory,
      Map<String, String> variables,
      CommandReader reader,
      Set<String> done) {

    /** What a target needs and does; nothing the second time, as make has it. */
    List<Deed> target(Makefiles.Held held, String name, Call call) {
      Makefile.Target target = held.target();
      String step = ground.shown(held.file().path()) + " " + name;
      if (!call.scope().refuses(step).isEmpty() || !done.add(step + ":" + target.line())) {
        return List.of();
      }
      Scope scope = call.scope().into(ground, held.file().path(), step);
      boolean pattern = target.name().indexOf('%') >= 0;
      String stem = pattern ? Makefile.stem(target.name(), name) : "%";
      Map<String, String> known = new HashMap<>(makefiles.variables());
      known.putAll(variables);
      Makefile filled = new Makefile(List.of(), known, List.of());
      List<Deed> deeds = new ArrayList<>();
      for (String written : target.needs()) {
        for (String need : filled.filled(written.replace("%", stem)).strip().split("\\s+")) {
          deeds.addAll(needed(need, call.with(scope)));
        }
      }
      String needs = filled.filled(String.join(" ", target.needs()));
      List<Makefile.Line> lines = new ArrayList<>();
      for (Makefile.Line line : target.recipe()) {
        String text = filled.filled(MakeText.called(Makefile.stemmed(line.text(), stem), known));
        String command = MakeText.command(text, name, needs);
        lines.add(new Makefile.Line(command, line.line(), line.mayFail()));
      }
      boolean together = lines.size() > 1 && !makefiles.targets(".ONESHELL").isEmpty();
      if (together) {
        deeds.addAll(together(lines, known.getOrDefault(".SHELLFLAGS", ""), call.with(scope)));
      } else {
        lines.forEach(line -> deeds.addAll(line(line, call.with(scope))));
      }
      return deeds;
    }

    /**
     * Whether a goal whose name is only known when it runs, and that others follow, is one that sets variables for
     * those: {@code make $ENVIRONMENT plan}, where the files have goals that do nothing else.
     */
    boolean setsOnly() {
      return makefiles.files().stream()
          .flatMap(file -> file.document().targets().stream())
          .map(Makefile.Target::recipe)
          .filter(recipe -> recipe.stream().anyMatch(line -> line.text().startsWith("$(eval ")))
          .anyMatch(recipe -> recipe.stream().allMatch(Run::sets));
    }

    private static boolean sets(Makefile.Line line) {
      return MakeText.command(line.text(), "", "").replace(":", "").isBlank();
    }

    private List<Deed> needed(String name, Call call) {
      return makefiles.targets(name).stream()
          .filter(held -> !held.target().recipe().isEmpty() || !held.target().needs().isEmpty())
          .flatMap(held -> target(held, name, call).stream())
          .toList();
    }

    /** What one line of a recipe does, in a shell of its own. */
    private List<Deed> line(Makefile.Line line, Call call) {
      String soft =
          call.soft().isEmpty() && line.mayFail() ? "the recipe's line begins with -" : call.soft();
      ShellScript script = ShellScript.read(line.text(), line.line());
      return reader.script(script, call.scope(), started(call), soft);
    }

    /** What all lines of a recipe do in one shell, as {@code .ONESHELL} has it. */
    private List<Deed> together(List<Makefile.Line> lines, String flags, Call call) {
      ShellState state = started(call);
      state.options(List.of(flags.strip().split("\\s+")));
      StringBuilder text = new StringBuilder();
      lines.forEach(line -> text.append(line.text()).append('\n'));
      ShellScript script = ShellScript.read(text.toString(), lines.get(0).line());
      return reader.script(script, call.scope(), state, call.soft());
    }

    private ShellState started(Call call) {
      ShellState state = call.state().started(List.of());
      state.directory = directory;
      variables.forEach(state::set);
      return state;
    }
  }

  /** What {@code make} is given. */
  private record Arguments(
      String directory, String file, List<String> targets, Map<String, String> variables) {
    static Arguments of(List<String> words) {
      CommandArguments given = CommandArguments.read(words, 1, OptionCatalogue.of("make"));
      List<String> targets = new ArrayList<>();
      Map<String, String> variables = new HashMap<>();
      for (String word : given.operands()) {
        int equals = word.indexOf('=');
        if (equals > 0) {
          variables.put(word.substring(0, equals), word.substring(equals + 1));
        } else if (!word.chars().allMatch(Character::isDigit)) { // how many run at once: -j 4
          targets.add(word);
        }
      }
      String directory = given.value("-C", "--directory").orElse("");
      String file = given.value("-f", "--file", "--makefile").orElse("");
      return new Arguments(directory, file, targets, variables);
    }
  }
}
