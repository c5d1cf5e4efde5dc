package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.format.make.Makefile;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
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
  private static final List<String> NAMES = List.of("GNUmakefile", "makefile", "Makefile");

  /** Definitions that call one another, in one line of a recipe. */
  private static final int MAX_CALLS = 10;

  /** Longer definitions are programs of their own. */
  private static final int MAX_BODY = 4_000;

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    String program = call.program();
    if (!Set.of("make", "gmake", "$(MAKE)", "${MAKE}", "$MAKE").contains(program)) {
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
    List<Deed> deeds = new ArrayList<>();
    List<String> wanted = new ArrayList<>(arguments.targets);
    if (wanted.isEmpty()) {
      String goal = makefiles.variables().getOrDefault(".DEFAULT_GOAL", "");
      if (!goal.isEmpty()) {
        wanted.add(goal);
      } else {
        makefiles.files().stream()
            .flatMap(f -> f.document().first().stream())
            .findFirst()
            .ifPresent(first -> wanted.add(first.name()));
      }
    }
    Run run = new Run(makefiles, ground, directory, arguments.variables, reader, new HashSet<>());
    for (String name : wanted) {
      List<Makefiles.Held> held = makefiles.targets(name);
      if (held.isEmpty()) {
        deeds.add(
            Deeds.unresolved(
                "make " + name,
                call.at(),
                name.contains("$") ? "dynamic" : "missing",
                Likely.of("make/" + name)));
      }
      held.forEach(one -> deeds.addAll(run.target(one, name, call)));
    }
    return Optional.of(call.followed(ground.shown(file.get().path()).value(), deeds));
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
      List<Deed> deeds = new ArrayList<>();
      Map<String, String> known = new HashMap<>(makefiles.variables());
      known.putAll(variables);
      Makefile filled = new Makefile(List.of(), known, List.of());
      boolean pattern = target.name().indexOf('%') >= 0;
      String stem = pattern ? Makefile.stem(target.name(), name) : "%";
      for (String written : target.needs()) {
        String own = written.replace("%", stem);
        for (String need : filled.filled(own).strip().split("\\s+")) {
          for (Makefiles.Held needed : makefiles.targets(need)) {
            boolean empty = needed.target().recipe().isEmpty() && needed.target().needs().isEmpty();
            if (!empty) {
              deeds.addAll(target(needed, need, call.with(scope)));
            }
          }
        }
      }
      String needs = filled.filled(String.join(" ", target.needs()));
      for (Makefile.Line line : target.recipe()) {
        String text =
            asShell(
                    filled
                        .filled(called(Makefile.stemmed(line.text(), stem), known))
                        .replace("$(MAKE)", "make")
                        .replace("${MAKE}", "make")
                        .replace("$@", name)
                        .replace("$(@)", name)
                        .replace("$^", needs)
                        .replace("$<", needs.split(" ", 2)[0])
                        .replace("$(CURDIR)", "@")
                        .replace("$(PWD)", "@"))
                .replace("$$", "$");
        ShellState state = call.state().started(List.of());
        state.directory = directory;
        variables.forEach(state::set);
        String soft =
            call.soft().isEmpty() && line.mayFail()
                ? "the recipe's line begins with -"
                : call.soft();
        deeds.addAll(reader.script(ShellScript.read(text, line.line()), scope, state, soft));
      }
      return deeds;
    }
  }

  /** What make would have put in: {@code $(shell x)} as a substitution, {@code $(NAME)} as a parameter. */
  private static String asShell(String text) {
    String shell = text.replace("$(shell ", "$$(");
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < shell.length()) {
      boolean call = shell.startsWith("$(", at) && (at == 0 || shell.charAt(at - 1) != '$');
      int end = call ? closing(shell, at + 1) : -1;
      if (end < 0) {
        out.append(shell.charAt(at++));
        continue;
      }
      String name = shell.substring(at + 2, end);
      boolean plain =
          !name.isEmpty()
              && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
      boolean only = out.toString().strip().equals(":"); // it checks variables, and runs nothing
      out.append(plain ? "${" + name.replace('-', '_') + "}" : only ? "" : function(name));
      at = end + 1;
    }
    return out.toString();
  }

  /** {@code $(call name,a,b)} of a variable or definition that the files hold, with its arguments put in. */
  private static String called(String text, Map<String, String> known) {
    String at = text;
    for (int round = 0; round < MAX_CALLS; round++) {
      int call = at.indexOf("$(call ");
      int end = call < 0 ? -1 : closing(at, call + 1);
      if (end < 0) {
        return at;
      }
      String[] words = at.substring(call + 7, end).split(",", -1);
      String body = known.get(words[0].strip());
      if (body == null || body.length() > MAX_BODY) {
        return at;
      }
      for (int i = 1; i < Math.min(10, words.length); i++) {
        body = body.replace("$(" + i + ")", words[i].strip()).replace("$" + i, words[i].strip());
      }
      at = at.substring(0, call) + body + at.substring(end + 1);
    }
    return at;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Messages, what sets a variable and what asks for one do nothing; the functions that Kubebuilder puts into its Makefiles install a tool. */
  private static String function(String call) {
    String name = call.split("[ ,]", 2)[0];
    String rest = call.substring(Math.min(call.length(), name.length() + 1)).strip();
    String[] parts = rest.split(",", 3);
    if (name.equals("foreach") && parts.length == 3) { // its text once stands for every round
      return asShell(parts[2]);
    }
    boolean installs =
        name.equals("call")
            && (rest.startsWith("go-install-tool,") || rest.startsWith("go-get-tool,"));
    boolean demands = Set.of("if", "or", "and").contains(name) && rest.contains("$(error ");
    return installs
        ? "go install"
        : demands || Set.of("info", "warning", "error", "eval").contains(name)
            ? ":"
            : "${MAKE_FUNCTION}";
  }

  /** What {@code make} is given. */
  private record Arguments(
      String directory, String file, List<String> targets, Map<String, String> variables) {
    static Arguments of(List<String> words) {
      String directory = "";
      String file = "";
      List<String> targets = new ArrayList<>();
      Map<String, String> variables = new HashMap<>();
      for (int i = 1; i < words.size(); i++) {
        String word = words.get(i);
        boolean more = i + 1 < words.size();
        if ((word.equals("-C") || word.equals("--directory")) && more) {
          directory = words.get(++i);
        } else if (word.startsWith("--directory=")) {
          directory = word.substring(12);
        } else if (word.startsWith("-C") && word.length() > 2) {
          directory = word.substring(2);
        } else if ((word.equals("-f") || word.equals("--file") || word.equals("--makefile"))
            && more) {
          file = words.get(++i);
        } else if (word.indexOf('=') > 0 && !word.startsWith("-")) {
          variables.put(
              word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
        } else if (!word.startsWith("-") && !word.chars().allMatch(Character::isDigit)) {
          targets.add(word);
        }
      }
      return new Arguments(directory, file, targets, variables);
    }
  }
}
