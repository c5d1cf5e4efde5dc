package dev.tidemark.pipeline.jenkins;

import dev.tidemark.format.groovy.GroovyScript;
import dev.tidemark.format.groovy.GroovyScript.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a method or closure is given, put where its body interpolates it: {@code az 'login'} into {@code sh "az $cmd"}. A call
 * whose arguments are not one for each parameter, as far as they are seen, gives nothing.
 */
final class GivenValues {
  private GivenValues() {}

  /** The body of a method of this file as one call of it has it. */
  static List<Call> body(GroovyScript script, Call call, String method) {
    List<Call> body = script.definitions().getOrDefault(method, List.of());
    Map<String, String> given = positional(script, call, method);
    return given.isEmpty() ? body : filled(body, given);
  }

  /**
   * What a step of the library is given: by name as it is written, in order by the names of its parameters. One that takes
   * everything by name in a single map needs no more.
   */
  static Map<String, String> inputs(GroovyScript library, Call call, String method) {
    Map<String, String> inputs = new HashMap<>(call.named());
    positional(library, call, method)
        .forEach(
            (name, text) -> {
              if (!isVariable(text)) {
                inputs.putIfAbsent(name, text);
              }
            });
    return inputs;
  }

  /**
   * The body of a method that other files call: what they give it is an input of the step, {@code ${{ inputs.name }}}.
   *
   * @param method {@code call} for what a file of {@code vars/} does when it is called itself
   */
  static List<Call> offered(GroovyScript script, List<Call> body, String method) {
    List<String> names = script.parameters().getOrDefault(method, List.of());
    Map<String, String> given = new HashMap<>();
    names.forEach(name -> given.put(name, "${{ inputs." + name + " }}"));
    return given.isEmpty() ? body : filled(body, given);
  }

  /** Whether a text is another variable and nothing else: it says nothing to others. */
  private static boolean isVariable(String text) {
    return text.startsWith("${") && text.indexOf('}') == text.length() - 1;
  }

  private static Map<String, String> positional(GroovyScript script, Call call, String method) {
    List<String> names = script.parameters().getOrDefault(method, List.of());
    Map<String, String> given = new HashMap<>();
    boolean fits = names.size() == call.texts().size() && call.plain() && call.named().isEmpty();
    for (int i = 0; fits && i < names.size(); i++) {
      given.put(names.get(i), call.texts().get(i));
    }
    return given;
  }

  private static List<Call> filled(List<Call> calls, Map<String, String> given) {
    List<Call> filled = new ArrayList<>();
    for (Call call : calls) {
      List<String> texts = call.texts().stream().map(text -> filled(text, given)).toList();
      Map<String, String> named = new HashMap<>();
      call.named().forEach((name, text) -> named.put(name, filled(text, given)));
      filled.add(
          new Call(
              call.name(), texts, named, filled(call.body(), given), call.line(), call.plain()));
    }
    return filled;
  }

  /** A text with each {@code $name} and {@code ${name}} of what is given put in. */
  private static String filled(String text, Map<String, String> given) {
    int from = text.indexOf('$');
    if (from < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (from >= 0) {
      boolean braces = text.startsWith("{", from + 1);
      int start = from + (braces ? 2 : 1);
      int end = start;
      while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
        end++;
      }
      boolean whole = !braces || text.startsWith("}", end);
      String value = whole ? given.get(text.substring(start, end)) : null;
      if (value != null) {
        filled.append(text, at, from).append(value);
        at = braces ? end + 1 : end;
      }
      from = text.indexOf('$', Math.max(end, from + 1));
    }
    return filled.append(text, at, text.length()).toString();
  }
}
