package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.Word;
import dev.tidemark.pipeline.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a script as the shell would, without running it: keeps the directory, the variables that are literal and
 * the options that decide whether a failure counts, and hands each command on.
 */
final class ScriptWalk {

  /** What is done with one command. */
  interface Commands {
    List<Deed> read(Call call);
  }

  private static final String FORGIVEN = "a trap ends the script well";

  private static final Set<String> DECLARING =
      Set.of("export", "local", "declare", "readonly", "typeset");

  /** Commands that give variables values of their own. */
  private static final Set<String> READING =
      Set.of("read", "mapfile", "readarray", "getopts", "printf", "unset", "select");

  private final Commands commands;
  private final Scope scope;
  private final KnownWords known;
  private final List<Deed> deeds = new ArrayList<>();

  /** How many branches and rounds the commands stand in that may not be gone through. */
  private int choices;

  ScriptWalk(Commands commands, Scope scope) {
    this.commands = commands;
    this.scope = scope;
    this.known = new KnownWords(scope);
  }

  List<Deed> deeds() {
    return deeds;
  }

  void walk(Node node, ShellState state, Fate fate) {
    if (node instanceof Node.Command command) {
      command(command, state, fate);
    } else if (node instanceof Node.Block block) {
      ShellState inner = block.subshell() ? state.copy() : state;
      Fate within = block.subshell() ? new Fate(fate.soft(), "", fate.asked(), fate.last()) : fate;
      block(block.nodes(), inner, within);
    } else if (node instanceof Node.Pipe pipe) {
      pipe(pipe, state, fate);
    } else if (node instanceof Node.Chain chain) {
      chain(chain, state, fate);
    } else if (node instanceof Node.If branches) {
      choices++;
      state.doubt++;
      branches(branches, state, fate);
      state.doubt--;
      choices--;
    } else if (node instanceof Node.Loop loop) {
      choices++;
      state.doubt++;
      state.loops++;
      loop(loop, state, fate);
      state.loops--;
      state.doubt--;
      choices--;
    } else if (node instanceof Node.Case cases) {
      choices++;
      state.doubt++;
      Selected.arms(cases, state).forEach(arm -> block(arm.nodes(), state, fate));
      state.doubt--;
      choices--;
    } else if (node instanceof Node.Function function) {
      state.define(function.name(), function.body());
    } else if (node instanceof Node.Background background) {
      walk(background.node(), state.copy(), fate.here("runs in the background"));
    }
  }

  private void block(List<Node> nodes, ShellState state, Fate fate) {
    for (int i = 0; i < nodes.size(); i++) {
      among(nodes, i, state, fate);
    }
  }

  /** One node among those that come before and after it. */
  void among(List<Node> nodes, int i, ShellState state, Fate fate) {
    boolean last = i == nodes.size() - 1;
    if (nodes.get(i) instanceof Node.Background background) {
      String soft = Awaited.soft(nodes.subList(i + 1, nodes.size()), scope, state, fate);
      Fate own = new Fate(fate.script(), soft, fate.asked(), true);
      walk(background.node(), state.copy(), own);
      return;
    }
    Fate one = fate.at(last);
    if (fate.here().isEmpty() && !last) {
      boolean stops = state.errexit && !fate.asked();
      one =
          one.here(
              stops || Failing.asksStatus(nodes.get(i + 1))
                  ? ""
                  : "later commands hide its failure");
    }
    walk(nodes.get(i), state, one);
  }

  private void pipe(Node.Pipe pipe, ShellState state, Fate fate) {
    int last = pipe.stages().size() - 1;
    int before = deeds.size();
    for (int i = 0; i <= last; i++) {
      Fate stage =
          i == last || state.pipefail
              ? fate
              : fate.here(fate.here().isEmpty() ? "piped without pipefail" : fate.here());
      ShellState inside = last == 0 ? state : state.copy();
      if (i > 0) {
        inside.fed = known.line(pipe.stages().get(i - 1), state);
      }
      walk(pipe.stages().get(i), inside, stage);
    }
    if (last > 0) {
      Rendered.passOn(deeds.subList(before, deeds.size()));
    }
  }

  private void chain(Node.Chain chain, ShellState state, Fate fate) {
    List<Node.Link> rest = chain.rest();
    int handler = rest.size();
    Fate[] fates = new Fate[rest.size() + 1];
    for (int i = rest.size(); i >= 0; i--) {
      if (handler < rest.size()) {
        Node what = rest.get(handler).node();
        fates[i] =
            Failing.failsIn(followers(rest, handler))
                ? fate.asked("")
                : fate.asked("|| " + shown(what));
      } else if (i == rest.size() || !state.errexit || fate.last() || !fate.here().isEmpty()) {
        fates[i] = fate;
      } else {
        fates[i] = fate.here("set -e does not stop before &&");
      }
      if (i > 0 && !rest.get(i - 1).onSuccess()) {
        handler = i - 1;
      }
    }
    walk(chain.first(), state, fates[0]);
    Optional<Boolean> ended = Selected.holds(chain.first(), state);
    state.doubt++;
    for (int i = 0; i < rest.size(); i++) {
      if (ended.isEmpty() || ended.get() == rest.get(i).onSuccess()) {
        walk(rest.get(i).node(), state, fates[i + 1]);
        ended = Selected.holds(rest.get(i).node(), state);
      }
    }
    state.doubt--;
  }

  /** The handler after {@code ||} with what {@code &&} adds to it. */
  private static Node followers(List<Node.Link> rest, int from) {
    List<Node> nodes = new ArrayList<>(List.of(rest.get(from).node()));
    for (int i = from + 1; i < rest.size() && rest.get(i).onSuccess(); i++) {
      nodes.add(rest.get(i).node());
    }
    return new Node.Block(nodes, false, nodes.get(0).line());
  }

  private static String shown(Node node) {
    return node instanceof Node.Command command && !command.words().isEmpty()
        ? command.words().get(0).raw()
        : "…";
  }

  private void branches(Node.If node, ShellState state, Fate fate) {
    for (int i = 0; i < node.branches().size(); i++) {
      Node.Branch branch = node.branches().get(i);
      Optional<Boolean> holds = Selected.holds(branch.condition(), state);
      if (holds.isPresent() && !holds.get()) {
        continue;
      }
      if (!branch.condition().nodes().isEmpty()) {
        boolean negated =
            branch.condition().nodes().get(0) instanceof Node.Pipe pipe && pipe.negated();
        boolean hasNext = i + 1 < node.branches().size();
        boolean fails =
            negated
                ? Failing.failsIn(branch.body())
                : hasNext && Failing.failsIn(node.branches().get(i + 1).body());
        block(branch.condition().nodes(), state, fate.asked(fails ? "" : Deed.ONLY_ASKED));
      }
      block(branch.body().nodes(), state, fate);
      if (holds.isPresent()) {
        return;
      }
    }
  }

  private void loop(Node.Loop loop, ShellState state, Fate fate) {
    loop.over().forEach(word -> substitutions(word, state, fate));
    boolean again = Failing.isRepeated(loop) && !Failing.leavesWell(loop.body());
    block(loop.condition().nodes(), state, fate.asked(again ? "" : Deed.ONLY_ASKED));
    if (!loop.variable().isEmpty()) {
      List<String> values =
          loop.over().stream()
              .flatMap(word -> known.values(word, state).stream())
              .filter(v -> v.length() < 300)
              .toList();
      state.set(
          loop.variable(),
          values.isEmpty()
              ? "$" + loop.variable()
              : values.size() == 1 ? values.get(0) : "{" + String.join(",", values) + "}");
    }
    String before = state.directory;
    block(loop.body().nodes(), state, fate);
    state.directory = before; // the next round would not find its way from where a body went
  }

  private void substitutions(Word word, ShellState state, Fate fate) {
    for (Word.Substitution substitution : word.substitutions()) {
      block(substitution.body().nodes(), state.copy(), fate);
    }
  }

  private void command(Node.Command command, ShellState state, Fate fate) {
    boolean alone = command.words().isEmpty();
    Fate within = alone ? fate : fate.here("inside another command");
    command.assignments().forEach(a -> substitutions(a.value(), state, within));
    command.words().forEach(word -> substitutions(word, state, within));
    ShellState at = alone || command.assignments().isEmpty() ? state : state.copy();
    command.assignments().forEach(a -> known.assign(a, state, at));
    if (alone) {
      return;
    }
    List<String> words = new ArrayList<>();
    command.words().forEach(word -> words.addAll(known.words(word, state)));
    if (!words.isEmpty() && DECLARING.contains(words.get(0))) {
      known.declare(command.words(), state);
      return;
    }
    if (!words.isEmpty() && READING.contains(words.get(0))) {
      words.forEach(word -> state.settle(word, false));
    }
    if (words.isEmpty()) { // "$@" of a script that is given nothing
      return;
    }
    if (words.get(0).equals("wait") || !builtin(words, state)) {
      Fate own = state.forgiven && fate.soft().isEmpty() ? fate.here(FORGIVEN) : fate;
      run(new Call(words, command, scope, at, own.soft()), own);
    }
  }

  private void run(Call call, Fate fate) {
    List<Call> choices = Choices.ofFunctions(call);
    if (!choices.isEmpty()) {
      choices.forEach(choice -> run(choice, fate));
      return;
    }
    Optional<Node.Block> function = call.state().function(call.words().get(0));
    String step = "function " + call.words().get(0);
    if (function.isPresent() && scope.refuses(step).isEmpty() && deeds.size() < 5_000) {
      ShellState inner = call.state();
      Optional<List<String>> saved = inner.arguments();
      boolean shifted = inner.shifted;
      inner.arguments(call.words().subList(1, call.words().size()));
      ScriptWalk body = new ScriptWalk(commands, scope.into(scope.file(), step));
      body.walk(function.get(), inner, fate);
      deeds.addAll(body.deeds);
      inner.restore(saved);
      inner.shifted = shifted;
    } else if (function.isEmpty()) {
      deeds.addAll(commands.read(call));
    }
  }

  /** Commands that change the shell itself. */
  private boolean builtin(List<String> words, ShellState state) {
    switch (words.get(0)) {
      case "set", "shopt" -> state.options(words.subList(1, words.size()));
      case "cd", "pushd" -> {
        String to = words.stream().skip(1).filter(w -> !w.startsWith("-")).findFirst().orElse("");
        if (words.contains("-") || to.equals("$OLDPWD") || to.equals("${OLDPWD}")) {
          to = state.get("OLDPWD").map(d -> "@/" + d).orElse("@");
        }
        state.set("OLDPWD", state.directory);
        state.directory = to.isEmpty() ? Places.OUTSIDE : Places.resolve(state.directory, to);
      }
      case "git", "gh" -> {
        Clones.read(words)
            .ifPresent(
                clone ->
                    scope
                        .checkouts()
                        .cloned(clone.address(), Places.resolve(state.directory, clone.folder())));
        return false;
      }
      case "popd" -> state.directory = state.get("OLDPWD").orElse(state.directory);
      case "shift" -> {
        if (choices == 0) {
          state.shift(words.size() > 1 ? words.get(1) : "1");
        } else {
          state.shifted = true;
        }
      }
      case "exit", "return", "break", "continue", "unset", "umask", "@test" -> {}
      case "trap" -> Traps.set(words, state);
      default -> {
        return false;
      }
    }
    return true;
  }
}
