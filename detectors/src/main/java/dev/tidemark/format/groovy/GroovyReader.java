package dev.tidemark.format.groovy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Goes through Groovy once: names, texts, brackets. What it does not understand it steps over. */
final class GroovyReader {
  /** Deeper nesting than pipelines have is stepped over. */
  private static final int MAX_DEPTH = 60;

  /** More calls than any script that people keep: the rest is left out. */
  private static final int MAX_CALLS = 50_000;

  private final GroovyText in;
  private final GroovyArgumentReader given;
  private final List<GroovyScript.Loaded> loaded = new ArrayList<>();
  private final Map<String, List<GroovyScript.Call>> definitions = new TreeMap<>();
  private final Map<String, String> values = new TreeMap<>();
  private final Map<String, String> imports = new TreeMap<>();
  private final Map<String, List<GroovyScript.Call>> closures = new TreeMap<>();
  private final Set<String> parameters = new TreeSet<>();
  private final Map<String, List<String>> declared = new TreeMap<>();
  private final Set<String> named = new TreeSet<>();
  private final Map<String, String> environment = new TreeMap<>();
  private boolean inEnvironment;

  /** The variable that is being assigned, where one is. */
  private String assigned = "";

  /** The call that ended last, and where: what {@code .method()} right after it is called on. */
  private String ended = "";

  private int endedAt = -1;
  private boolean creating;
  private int depth;
  private int calls;

  GroovyReader(String text) {
    this.in = new GroovyText(text);
    this.given = new GroovyArgumentReader(in, this);
  }

  GroovyScript read() {
    List<GroovyScript.Call> found = new ArrayList<>();
    if (in.text.startsWith("#!")) { // what starts the file, where people start it by hand
      int end = in.text.indexOf('\n');
      in.advance(end < 0 ? in.text.length() : end);
    }
    while (in.at < in.text.length()) {
      block(found);
      in.advance(1); // a bracket that nothing opened
    }
    closures.forEach(
        (name, body) -> {
          if (named.contains(name)) {
            definitions.putIfAbsent(name, body);
          } else {
            found.addAll(body); // handed on, and called under another name
          }
        });
    environment.values().removeIf(String::isEmpty);
    return new GroovyScript(
        found,
        loaded,
        definitions,
        declared,
        values,
        imports,
        environment,
        GroovyText.tellsBranches(in.text));
  }

  /** Calls up to the bracket that closes the block. */
  private void block(List<GroovyScript.Call> sink) {
    while (in.at < in.text.length() && in.text.charAt(in.at) != '}') {
      char c = in.text.charAt(in.at);
      if (in.comment() || in.quoted() != null) {
        continue;
      }
      if (Character.isJavaIdentifierStart(c) || c == '@') {
        name(sink);
      } else if (c == '{') {
        nested(sink);
      } else {
        in.advance(1);
      }
    }
  }

  /** The calls in the block that begins here, its braces stepped over. */
  void nested(List<GroovyScript.Call> sink) {
    in.advance(1);
    deeper(() -> block(sink));
    in.advance(1);
  }

  /** Reads something one level further down, as long as people nest that deep. */
  void deeper(Runnable reading) {
    if (++depth < MAX_DEPTH) {
      reading.run();
    }
    depth--;
  }

  /** Notes that something is called by this name. */
  void note(String called) {
    named.add(called);
  }

  /** Whether a name is what a closure or method calls a value that it is given. */
  boolean isParameter(String name) {
    return parameters.contains(name);
  }

  private void name(List<GroovyScript.Call> sink) {
    GroovyName name = next();
    in.blanks();
    remember(name.text);
    if (isSettled(name.text)) {
      return;
    }
    arguments(name);
    body(name);
    if (name.block && name.text.equals("try") && Swallowed.by(in.text, in.at)) {
      sink.add(
          new GroovyScript.Call("warnError", List.of(), Map.of(), name.arguments.body, name.line));
      return;
    }
    if (!name.called && !name.type.isEmpty() && Character.isUpperCase(name.type.charAt(0))) {
      values.putIfAbsent(name.text, name.type);
    }
    if (name.defines && !name.text.equals("call")) {
      definitions.computeIfAbsent(name.text, n -> new ArrayList<>()).addAll(name.arguments.body);
      return;
    }
    note(name.full());
    if (name.called && !name.word) {
      ended(name);
    }
    if (name.called && name.text.equals("library")) {
      libraries(name);
    }
    boolean ofValue = (name.chained && name.receiver.isEmpty()) || isParameter(name.full());
    if (name.word || name.created || ofValue) {
      sink.addAll(name.arguments.body);
    } else if (name.called && calls++ < MAX_CALLS) {
      GroovyArguments arguments = name.arguments;
      sink.add(
          new GroovyScript.Call(
              name.full(),
              arguments.texts,
              arguments.named,
              arguments.body,
              name.line,
              arguments.plain));
    }
  }

  private GroovyName next() {
    int start = in.at;
    int line = in.line;
    in.advance(1);
    while (in.at < in.text.length()
        && (Character.isJavaIdentifierPart(in.text.charAt(in.at))
            || in.text.charAt(in.at) == '.'
            || in.text.startsWith("?.", in.at))) {
      in.advance(1);
    }
    boolean chained = start > 0 && in.text.charAt(start - 1) == '.';
    return new GroovyName(
        in.text.substring(start, in.at),
        line,
        chained,
        chained && endedAt == start - 1 ? ended : "",
        in.typeBefore(start),
        assigned,
        creating);
  }

  /** Whether the name begins something that is no call: a variable, a closure, an import, libraries. */
  private boolean isSettled(String name) {
    if ((inEnvironment && variable(name)) || (in.stands('=') && closure(name))) {
      return true;
    }
    if (name.equals("@Library")) {
      annotated();
      return true;
    }
    if (name.equals("import")) {
      imported();
      return true;
    }
    return false;
  }

  private void arguments(GroovyName name) {
    if (in.stands('(')) {
      name.called = true;
      name.open = in.at + 1;
      given.bracketed(name.arguments);
    } else if (!name.word && in.startsArgument()) {
      name.called = true;
      given.bare(name.arguments);
    }
    name.end = in.at;
  }

  private void body(GroovyName name) {
    in.blanks();
    name.block = in.stands('{');
    if (!name.block) {
      return;
    }
    name.defines = name.called && !name.type.isEmpty() && !name.word && !name.chained;
    if (name.defines) {
      name.arguments.texts.forEach(
          value -> parameters.add(value.replace("${", "").replace("}", "")));
      boolean listed = name.open > 0 && name.open < name.end;
      declare(
          name.text,
          listed ? GroovyText.declared(in.text.substring(name.open, name.end - 1)) : List.of());
    }
    name.called = true;
    boolean outside = inEnvironment;
    inEnvironment = name.text.equals("environment");
    nested(name.arguments.body);
    inEnvironment = outside;
    name.end = in.at;
  }

  /** Keeps what a method or closure calls what it is given; of two that differ nothing is known. */
  private void declare(String name, List<String> names) {
    declared.merge(name, names, (one, other) -> one.equals(other) ? one : List.of());
  }

  /** Keeps what a call gives, for what is called on it and for what it is assigned to. */
  private void ended(GroovyName name) {
    ended = name.created ? name.text : name.full().startsWith("docker.") ? "docker" : "";
    endedAt = name.end;
    if (!name.assigned.isEmpty() && !ended.isEmpty()) {
      String variable =
          name.assigned.startsWith("this.") ? name.assigned.substring(5) : name.assigned;
      values.put(variable, ended);
    }
  }

  /** {@code @Library('a')}, {@code @Library(value = 'a', changelog = false)}: an annotation is given constants alone. */
  private void annotated() {
    GroovyArguments arguments = new GroovyArguments();
    int line = in.line;
    if (in.stands('(')) {
      given.bracketed(arguments);
    }
    arguments.texts.stream()
        .filter(text -> !text.startsWith("${") && !text.equals("true") && !text.equals("false"))
        .forEach(text -> loaded.add(new GroovyScript.Loaded(text, line)));
  }

  private void libraries(GroovyName name) {
    Stream.concat(
            name.arguments.texts.stream(),
            Optional.ofNullable(name.arguments.named.get("identifier")).stream())
        .forEach(text -> loaded.add(new GroovyScript.Loaded(text, name.line)));
  }

  /** Keeps what the next name needs to know of this one: an assignment begins, or a creation. */
  private void remember(String name) {
    boolean assigns =
        in.at + 1 < in.text.length()
            && in.text.charAt(in.at) == '='
            && in.text.charAt(in.at + 1) != '=';
    creating = name.equals("new");
    if (assigns) {
      assigned = name;
    } else if (!creating) {
      assigned = "";
    }
  }

  /** Keeps a variable that a pipeline gives to what it runs; one with two values is not known. */
  private boolean variable(String name) {
    if (!name.equals(assigned)) {
      return false;
    }
    in.advance(1);
    in.blanks();
    String literal = in.quoted();
    if (literal != null) {
      environment.merge(name, literal, (one, other) -> one.equals(other) ? one : "");
    }
    return true;
  }

  /** Steps over a closure that is assigned to a name, and keeps what it calls. */
  private boolean closure(String written) {
    String name = written.startsWith("this.") ? written.substring(5) : written;
    int open = in.at + 1;
    while (open < in.text.length()
        && (in.text.charAt(open) == ' ' || in.text.charAt(open) == '\t')) {
      open++;
    }
    if (open >= in.text.length() || in.text.charAt(open) != '{' || name.indexOf('.') >= 0) {
      return false;
    }
    in.advance(open - in.at);
    List<String> given = in.parametersOfClosure();
    parameters.addAll(given);
    declare(name, given.isEmpty() ? List.of("it") : given);
    nested(closures.computeIfAbsent(name, n -> new ArrayList<>()));
    return true;
  }

  private void imported() {
    int end = in.text.indexOf('\n', in.at);
    String row = in.text.substring(in.at, end < 0 ? in.text.length() : end).strip();
    String type = row.endsWith(";") ? row.substring(0, row.length() - 1) : row;
    if (type.indexOf(' ') < 0 && type.indexOf('.') > 0) {
      imports.put(type.substring(type.lastIndexOf('.') + 1), type);
    }
    in.advance((end < 0 ? in.text.length() : end) - in.at);
  }
}
