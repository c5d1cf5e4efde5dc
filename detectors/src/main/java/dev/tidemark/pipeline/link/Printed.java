package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import dev.tidemark.format.yaml.BundledYaml;
import java.util.List;
import java.util.Set;

/** What a command prints and the shell then runs: {@code $(aws ecr get-login)}, {@code eval "$(ssh-agent -s)"}. */
final class Printed {
  private static final Set<String> ENVIRONMENT =
      Set.copyOf(BundledYaml.words("/catalogue/variables.yaml", "setters"));

  private static final Set<String> SILENT = Set.of("test", "[", "[[", "true", "false", "cmp", ":");

  /** Verbs of Azure's command line after which nothing is printed, or the name of a command that does nothing. */
  private static final Set<String> AZURE = Set.of("delete", "exists");

  private Printed() {}

  /** A command that prints nothing and does nothing. */
  private static boolean isSilent(Node node) {
    return node instanceof Node.Command command
        && !command.words().isEmpty()
        && SILENT.contains(command.words().get(0).raw());
  }

  /** Whether what is printed sets variables, logs in, or is nothing: the command itself is read where it stands. */
  static boolean changesNothing(String program) {
    boolean dollar = program.startsWith("$(");
    boolean closed = program.length() > (dollar ? 2 : 1);
    if (!closed || (!dollar && !program.startsWith("`"))) {
      return false;
    }
    String inside = program.substring(dollar ? 2 : 1, program.length() - 1);
    List<Node> nodes = ShellScript.read(inside).body().nodes();
    Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
    if (last instanceof Node.Chain chain) { // the one before is read where it stands
      boolean forgiven = chain.rest().stream().allMatch(link -> isSilent(link.node()));
      last = forgiven ? chain.first() : null;
    }
    if (last instanceof Node.Pipe pipe && !pipe.stages().isEmpty()) {
      last = pipe.stages().get(pipe.stages().size() - 1);
    }
    if (!(last instanceof Node.Command command) || command.words().isEmpty()) {
      return false;
    }
    List<String> words = Wrappers.unwrap(command.words().stream().map(Word::raw).toList());
    String name = Wrappers.name(words.get(0));
    boolean quiet =
        Set.of("grep", "egrep", "fgrep").contains(name)
            && words.stream().anyMatch(w -> w.matches("-[a-zA-Z]*q[a-zA-Z]*|--quiet"));
    boolean exports =
        Set.of("echo", "printf").contains(name)
            && words.size() > 1
            && (words.get(1).startsWith("export ") || words.get(1).equals("export"));
    boolean settings =
        Set.of("grep", "egrep").contains(name) && words.stream().anyMatch(Printed::isSetting);
    boolean asks = name.equals("curl") && words.contains("/dev/null") && !words.contains("-w");
    boolean login = name.equals("aws") && words.contains("get-login");
    return quiet
        || exports
        || settings
        || asks
        || login
        || (name.equals("az") && words.stream().anyMatch(AZURE::contains))
        || ENVIRONMENT.contains(name)
        || SILENT.contains(name);
  }

  /** A pattern that lets only assignments of one variable through: {@code '^NAME='}. */
  private static boolean isSetting(String pattern) {
    int equals = pattern.indexOf('=');
    return equals > 1
        && equals == pattern.length() - 1
        && pattern.startsWith("^")
        && pattern.substring(1, equals).chars().allMatch(Character::isJavaIdentifierPart);
  }
}
