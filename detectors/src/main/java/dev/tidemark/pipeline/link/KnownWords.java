package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import dev.tidemark.pipeline.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of a script as far as they are known when it runs: variables put in, the top of the checkout as {@code @}. */
final class KnownWords {
  private static final Set<String> TOPS =
      Set.of(
          "GITHUB_WORKSPACE",
          "CI_PROJECT_DIR",
          "WORKSPACE",
          "BUILD_SOURCESDIRECTORY",
          "SYSTEM_DEFAULTWORKINGDIRECTORY",
          "BUILD_REPOSITORY_LOCALPATH",
          "PIPELINE_WORKSPACE",
          "AGENT_BUILDDIRECTORY",
          "SYSTEM_ARTIFACTSDIRECTORY",
          "CODEBUILD_SRC_DIR",
          "TRAVIS_BUILD_DIR",
          "BITBUCKET_CLONE_DIR",
          "DRONE_WORKSPACE",
          "BUILDKITE_BUILD_CHECKOUT_PATH",
          "CIRCLE_WORKING_DIRECTORY");

  /** How the last part of a path is written behind a variable's name. */
  private static final String LAST_PART = "##*/}";

  private final Scope scope;

  KnownWords(Scope scope) {
    this.scope = scope;
  }

  /** A word as far as it is known. */
  String text(Word word, ShellState state) {
    StringBuilder text = new StringBuilder();
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Substitution substitution) {
        text.append(directoryOf(substitution, state).orElse(substitution.raw()));
      } else if (part instanceof Word.Parameter parameter && isTop(parameter.name())) {
        text.append('@');
      } else if (part instanceof Word.Parameter parameter && parameter.name().equals("PWD")) {
        text.append("@/").append(state.directory);
      } else if (part instanceof Word.Dynamic dynamic
          && dynamic.raw().replace(" ", "").equals("${{github.workspace}}")) {
        text.append('@');
      } else if (part instanceof Word.Dynamic dynamic && nameOf(dynamic, state).isPresent()) {
        text.append(nameOf(dynamic, state).get());
      } else if (part instanceof Word.Dynamic) {
        Word alone = new Word(List.of(part), false, word.line());
        text.append(String.join(" ", Arrays.expanded(alone, state).orElse(List.of(alone.raw()))));
      } else {
        text.append(new Word(List.of(part), false, word.line()).text(state::get));
      }
    }
    return text.toString();
  }

  /** The last part of a path that is known ({@code ##}); of what looks for a program, what it looks for. */
  private static Optional<String> nameOf(Word.Dynamic dynamic, ShellState state) {
    String raw = dynamic.raw();
    if (!raw.startsWith("${") || !raw.endsWith(LAST_PART)) {
      return Optional.empty();
    }
    return state
        .get(raw.substring(2, raw.length() - LAST_PART.length()))
        .map(value -> value.startsWith("$(") ? value : value.substring(value.lastIndexOf('/') + 1));
  }

  /** A bare variable that holds several words gives each of them. */
  List<String> values(Word word, ShellState state) {
    Optional<List<String>> elements = Arrays.expanded(word, state);
    if (elements.isPresent()) {
      return elements.get();
    }
    String text = text(word, state);
    boolean bare =
        !word.quoted()
            && word.parts().size() == 1
            && word.parts().get(0) instanceof Word.Parameter
            && text.indexOf('$') < 0;
    return bare ? List.of(text.strip().split("\\s+", 101)) : List.of(text);
  }

  /** A bare variable that holds a command line, or flags, gives each of its words. */
  List<String> words(Word word, ShellState state) {
    if (word.parts().size() == 1
        && word.parts().get(0) instanceof Word.Parameter all
        && (all.name().equals("@") || all.name().equals("*"))
        && state.arguments().isPresent()) {
      return state.arguments().get();
    }
    Optional<List<String>> elements = Arrays.expanded(word, state);
    if (elements.isPresent()) {
      return elements.get();
    }
    String text = text(word, state);
    boolean bare =
        !word.quoted()
            && word.parts().size() == 1
            && word.parts().get(0) instanceof Word.Parameter
            && !text.startsWith("{")
            && text.strip().indexOf(' ') > 0;
    List<Node> read = bare ? ShellScript.read(text.strip()).body().nodes() : List.of();
    return read.size() == 1
            && read.get(0) instanceof Node.Command command
            && command.assignments().isEmpty()
        ? command.words().stream().map(Word::raw).toList()
        : List.of(text);
  }

  /** Sets a variable, as far as its value is known when it runs. */
  void assign(Node.Assignment assignment, ShellState known, ShellState sink) {
    String name = assignment.name();
    Optional<List<String>> elements =
        Arrays.elements(assignment.value(), word -> words(word, known));
    if (elements.isPresent()) {
      sink.setList(name, elements.get(), assignment.appends());
      return;
    }
    String value = text(assignment.value(), known);
    boolean sure = !assignment.appends() && Selected.value(assignment.value(), known).isPresent();
    sink.set(name, assignment.appends() ? known.get(name).orElse("") + value : value);
    sink.settle(name, sure);
  }

  /** {@code export x=y}, {@code local -a x=(a b)}. */
  void declare(List<Word> words, ShellState state) {
    for (Word word : words.subList(1, words.size())) {
      Word.Part first = word.parts().isEmpty() ? new Word.Literal("") : word.parts().get(0);
      String head = first instanceof Word.Literal literal ? literal.text() : "";
      int equals = head.indexOf('=');
      if (equals > 0) {
        List<Word.Part> value = new ArrayList<>();
        value.add(new Word.Literal(head.substring(equals + 1)));
        value.addAll(word.parts().subList(1, word.parts().size()));
        value.removeIf(part -> part.equals(new Word.Literal("")));
        boolean appends = head.charAt(equals - 1) == '+';
        String name = head.substring(0, appends ? equals - 1 : equals);
        assign(
            new Node.Assignment(name, new Word(value, word.quoted(), word.line()), appends),
            state,
            state);
      }
    }
  }

  /** The command line of a simple command; empty for anything else. */
  String line(Node node, ShellState state) {
    return node instanceof Node.Command command
        ? String.join(" ", command.words().stream().map(word -> text(word, state)).toList())
        : "";
  }

  /** Where {@code cd x && pwd} goes. */
  private static Optional<Word> entered(Node.Block body) {
    if (body.nodes().size() == 1 && body.nodes().get(0) instanceof Node.Block inner) {
      return entered(inner);
    }
    boolean one = body.nodes().size() == 1 && body.nodes().get(0) instanceof Node.Chain;
    if (!one) {
      return Optional.empty();
    }
    Node.Chain chain = (Node.Chain) body.nodes().get(0);
    return chain.first() instanceof Node.Command go
            && go.words().size() == 2
            && go.words().get(0).raw().equals("cd")
            && chain.rest().size() == 1
            && chain.rest().get(0).node() instanceof Node.Command print
            && !print.words().isEmpty()
            && print.words().get(0).raw().equals("pwd")
        ? Optional.of(go.words().get(1))
        : Optional.empty();
  }

  private static boolean isTop(String name) {
    return TOPS.contains(name);
  }

  /** The directory that a substitution prints, for the idioms that people use. */
  private Optional<String> directoryOf(Word.Substitution substitution, ShellState state) {
    String raw = substitution.raw();
    if (raw.contains("show-toplevel")) {
      return Optional.of("@");
    }
    String bare = raw.replace("\"", "").replace(" ", "");
    if (bare.equals("$(pwd)") || bare.equals("`pwd`")) {
      return Optional.of("@/" + state.directory);
    }
    if (raw.contains("dirname")
        && (raw.contains("$0") || raw.contains("${0}") || raw.contains("BASH_SOURCE"))) {
      StringBuilder path = new StringBuilder(scope.directory());
      String further = behindDirectory(raw);
      path.append(further);
      int up = further.isEmpty() ? raw.indexOf("/..") : -1;
      while (up >= 0) {
        path.append("/..");
        up = raw.indexOf("/..", up + 3);
      }
      return Optional.of(path.toString());
    }
    return entered(substitution.body())
        .map(to -> Places.resolve(state.directory, text(to, state)))
        .filter(place -> !place.equals(Places.OUTSIDE) && PathPattern.isPlain(place))
        .map(place -> Places.isElsewhere(place) ? place : "@/" + place);
  }

  /** The path that goes on behind the directory of the script itself: {@code "$(dirname "$0")"/lib}. */
  private static String behindDirectory(String raw) {
    int close = raw.indexOf(')', raw.indexOf("dirname"));
    int from = close + 1;
    if (close > 0 && from < raw.length() && raw.charAt(from) == '"') {
      from++;
    }
    int end = from;
    while (end < raw.length()
        && (Character.isLetterOrDigit(raw.charAt(end)) || "/._-".indexOf(raw.charAt(end)) >= 0)) {
      end++;
    }
    return close > 0 && raw.startsWith("/", from) ? raw.substring(from, end) : "";
  }
}
