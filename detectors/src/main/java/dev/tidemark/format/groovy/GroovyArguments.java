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

  void add(String key, String value) {
    if (key.isEmpty()) {
      texts.add(value);
    } else {
      named.put(key, value);
    }
  }
}
