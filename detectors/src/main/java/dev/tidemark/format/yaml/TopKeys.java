package dev.tidemark.format.yaml;

import dev.tidemark.document.Value;
import java.util.ArrayList;
import java.util.List;

/** What is still sure of a template that is no YAML: its keys in the first column, with what stands on their line. */
final class TopKeys {
  private TopKeys() {}

  static Value of(YamlSegment segment, TemplateText template) {
    List<Value.Pair> pairs = new ArrayList<>();
    int line = segment.firstLine();
    for (String written : segment.text().split("\n", -1)) {
      line++;
      int colon = written.indexOf(':');
      if (colon > 0
          && isKeyStart(written.charAt(0))
          && (colon + 1 == written.length() || written.charAt(colon + 1) <= ' ')) {
        String value = withoutComment(written.substring(colon + 1).strip());
        boolean quoted =
            value.length() > 1
                && isQuote(value.charAt(0))
                && value.charAt(0) == value.charAt(value.length() - 1);
        String text = template.restore(quoted ? value.substring(1, value.length() - 1) : value);
        pairs.add(
            new Value.Pair(
                written.substring(0, colon).strip(),
                line,
                new Value.Scalar(text, quoted, "", line, line)));
      }
    }
    return new Value.Mapping(pairs, "", segment.firstLine() + 1, line);
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" #");
    return comment < 0 ? value : value.substring(0, comment).strip();
  }

  private static boolean isKeyStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }
}
