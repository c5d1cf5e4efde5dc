package dev.tidemark.cli.vocabulary;

import dev.tidemark.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of an example line, held against their declarations. */
final class ExampleFacts {
  private static final Pattern NAME = Pattern.compile(" ([a-z][a-z0-9-]*)=");

  private ExampleFacts() {}

  /** What is wrong with the example of a kind, one line each. */
  static List<String> wrong(EvidenceKind kind) {
    List<String> wrong = new ArrayList<>();
    Matcher matcher = NAME.matcher(kind.example());
    int from = 0;
    while (matcher.find(from)) {
      int value = matcher.end();
      from = value - 1;
      Matcher next = NAME.matcher(kind.example());
      int end = next.find(value) ? next.start() : kind.example().length();
      String problem = check(kind, matcher.group(1), kind.example().substring(value, end));
      if (!problem.isEmpty()) {
        wrong.add(kind.name() + "." + matcher.group(1) + ": " + problem);
      }
    }
    return wrong;
  }

  private static String check(EvidenceKind kind, String name, String value) {
    return EvidenceKinds.attribute(kind, name)
        .map(
            attribute ->
                switch (attribute.type()) {
                  case BOOLEAN -> value.matches("true|false") ? "" : "no boolean: " + value;
                  case NUMBER -> value.matches("-?[0-9]+") ? "" : "no number: " + value;
                  case LIST -> value.matches("\\[.*\\]") ? "" : "no list: " + value;
                  case TEXT ->
                      attribute.values().isEmpty() || attribute.values().contains(value)
                          ? ""
                          : "not one of its values: " + value;
                })
        .orElse("not declared");
  }
}
