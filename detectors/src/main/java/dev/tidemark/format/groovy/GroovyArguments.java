package dev.tidemark.format.groovy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a call is given. */
final class GroovyArguments {
  final List<String> texts = new ArrayList<>();
  final Map<String, String> named = new LinkedHashMap<>();
  final List<GroovyScript.Call> body = new ArrayList<>();

  /** Whether every argument is one text, word or closure: nothing is put together, counted or worked out. */
  boolean plain = true;

  /** Whether a {@code +} stands before what comes next, so that it belongs to the argument before it. */
  boolean joins;

  private String last = "";

  void add(String key, String value) {
    if (joins && (last.isEmpty() ? !texts.isEmpty() : named.containsKey(last))) {
      if (last.isEmpty()) {
        texts.set(texts.size() - 1, texts.get(texts.size() - 1) + value);
      } else {
        named.merge(last, value, String::concat);
      }
    } else if (key.isEmpty()) {
      texts.add(value);
      last = "";
    } else {
      named.put(key, value);
      last = key;
    }
    joins = false;
  }
}
