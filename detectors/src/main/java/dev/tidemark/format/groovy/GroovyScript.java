package dev.tidemark.format.groovy;

import dev.tidemark.document.Document;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Groovy script as a tree of calls.
 *
 * @param calls what is called when it runs, the body of its main method included
 * @param loaded the libraries that {@code @Library} and {@code library} name
 * @param definitions the calls in each other method that it defines
 * @param parameters what each of these methods, and the main one, calls what it is given, in order; none for one that is
 *     defined twice in different ways
 * @param values the class, or {@code docker}, of variables whose creation is seen
 * @param imports the full name of each imported class by its simple one
 * @param environment literal variables that {@code environment} blocks give to what is run
 * @param tellsBranches whether it does one thing on one branch and another on others, or for change requests
 */
public record GroovyScript(
    List<Call> calls,
    List<Loaded> loaded,
    Map<String, List<Call>> definitions,
    Map<String, List<String>> parameters,
    Map<String, String> values,
    Map<String, String> imports,
    Map<String, String> environment,
    boolean tellsBranches)
    implements Document {

  public GroovyScript {
    calls = List.copyOf(calls);
    loaded = List.copyOf(loaded);
    SortedMap<String, List<Call>> methods = new TreeMap<>();
    definitions.forEach((name, body) -> methods.put(name, List.copyOf(body)));
    definitions = Collections.unmodifiableSortedMap(methods);
    parameters = Map.copyOf(parameters);
    values = Map.copyOf(values);
    imports = Map.copyOf(imports);
    environment = Map.copyOf(environment);
  }

  /** The libraries that are loaded, as written. */
  public List<String> libraries() {
    return loaded.stream().map(Loaded::name).toList();
  }

  /**
   * A library that is loaded.
   *
   * @param name as written, with the version that may follow
   */
  public record Loaded(String name, int line) {}

  /**
   * A call, or a block with a name.
   *
   * @param name with its receiver: {@code docker.image}
   * @param texts literal arguments in order
   * @param named literal named arguments
   * @param body calls in its block
   * @param plain whether the texts are all that it is given in order
   */
  public record Call(
      String name,
      List<String> texts,
      Map<String, String> named,
      List<Call> body,
      int line,
      boolean plain) {
    /** One of which nobody asks what it is given in order. */
    public Call(
        String name, List<String> texts, Map<String, String> named, List<Call> body, int line) {
      this(name, texts, named, body, line, false);
    }

    public Call {
      texts = List.copyOf(texts);
      named = Map.copyOf(named);
      body = List.copyOf(body);
    }

    public String text() {
      return texts.isEmpty() ? "" : texts.get(0);
    }

    public Optional<Call> child(String wanted) {
      return body.stream().filter(call -> call.name().equals(wanted)).findFirst();
    }
  }
}
