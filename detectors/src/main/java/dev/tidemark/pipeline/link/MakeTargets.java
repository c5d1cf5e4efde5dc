package dev.tidemark.pipeline.link;

import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.format.make.Makefile;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows {@code make target}: the target's prerequisites, then its recipe, each line in a shell of its own. */
final class MakeTargets implements Follower {
  private static final List<String> NAMES = List.of("GNUmakefile", "makefile", "Makefile");

  @Override
  public Optional<Deed> follow(ScriptWalk.Call call, CommandReader reader) {
    String program = Wrappers.name(call.words().get(0));
    if (!Set.of("make", "gmake", "$(MAKE)", "${MAKE}", "$MAKE").contains(program)) {
      return Optional.empty();
    }
    Arguments arguments = Arguments.of(call.words());
    Location at = Location.of(call.scope().file(), call.node().line());
    String text = String.join(" ", call.words());
    String directory =
        arguments.directory.isEmpty()
            ? call.state().directory
            : Places.resolve(call.state().directory, arguments.directory);
    Optional<Ground> place = call.scope().checkouts().ground(directory);
    if (place.isEmpty()) {
      return Optional.of(Deeds.unresolved(text, at, "dynamic", Likely.of(text)));
    }
    Ground ground = place.get();
    Optional<Placed<Makefile>> file = file(ground.landscape(), ground.path(), arguments.file);
    if (file.isEmpty()) {
      return Optional.of(Deeds.unresolved(text, at, "missing", Likely.of(text)));
    }
    List<Makefile.Target> targets = new ArrayList<>();
    List<Deed> deeds = new ArrayList<>();
    for (String name : arguments.targets) {
      Optional<Placed<Makefile>> holder = holder(ground.landscape(), file.get(), name);
      if (holder.isEmpty()) {
        deeds.add(
            Deeds.unresolved(
                "make " + name,
                at,
                name.contains("$") ? "dynamic" : "missing",
                Likely.of("make/" + name)));
      } else {
        deeds.addAll(
            target(
                holder.get(),
                holder.get().document().target(name).orElseThrow(),
                name,
                ground,
                directory,
                arguments.variables,
                call,
                reader));
      }
    }
    if (arguments.targets.isEmpty()) {
      file.get().document().first().ifPresent(targets::add);
      targets.forEach(
          t ->
              deeds.addAll(
                  target(
                      file.get(),
                      t,
                      t.name(),
                      ground,
                      directory,
                      arguments.variables,
                      call,
                      reader)));
    }
    return Optional.of(Deeds.followed(text, at, ground.shown(file.get().path()).value(), deeds));
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

  private static Optional<Placed<Makefile>> holder(
      Landscape landscape, Placed<Makefile> file, String target) {
    if (file.document().target(target).isPresent()) {
      return Optional.of(file);
    }
    for (String include : file.document().includes()) {
      Optional<Placed<Makefile>> included =
          file.directory()
              .resolve(include)
              .flatMap(path -> landscape.documents().at(path, Makefile.class));
      if (included.isPresent() && included.get().document().target(target).isPresent()) {
        return included;
      }
    }
    return Optional.empty();
  }

  private static List<Deed> target(
      Placed<Makefile> file,
      Makefile.Target target,
      String name,
      Ground ground,
      String directory,
      Map<String, String> variables,
      ScriptWalk.Call call,
      CommandReader reader) {
    String step = ground.shown(file.path()) + " " + name;
    if (!call.scope().refuses(step).isEmpty()) {
      return List.of();
    }
    Scope scope = call.scope().into(ground, file.path(), step);
    List<Deed> deeds = new ArrayList<>();
    for (String need : target.needs()) {
      Optional<Makefile.Target> needed = file.document().target(need);
      if (needed.isPresent()
          && !(needed.get().recipe().isEmpty() && needed.get().needs().isEmpty())) {
        ScriptWalk.Call inner =
            new ScriptWalk.Call(call.words(), call.node(), scope, call.state(), call.soft());
        deeds.addAll(target(file, needed.get(), need, ground, directory, variables, inner, reader));
      }
    }
    Map<String, String> known = new HashMap<>(file.document().variables());
    known.putAll(variables);
    Makefile filled = new Makefile(List.of(), known, List.of());
    for (Makefile.Line line : target.recipe()) {
      String text =
          asShell(
                  filled
                      .filled(line.text())
                      .replace("$(MAKE)", "make")
                      .replace("${MAKE}", "make")
                      .replace("$@", name)
                      .replace("$(CURDIR)", "@")
                      .replace("$(PWD)", "@"))
              .replace("$$", "$");
      ShellState state = call.state().started(List.of());
      state.directory = directory;
      variables.forEach(state::set);
      String soft =
          call.soft().isEmpty() && line.mayFail() ? "the recipe's line begins with -" : call.soft();
      deeds.addAll(reader.script(ShellScript.read(text, line.line()), scope, state, soft));
    }
    return deeds;
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
      out.append(plain ? "${" + name.replace('-', '_') + "}" : function(name));
      at = end + 1;
    }
    return out.toString();
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
