package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Node;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The arrays of bash: {@code x=(a b)}, {@code x+=(c)}, {@code "${x[@]}"}, {@code ${x[0]}}. */
final class Arrays {
  private Arrays() {}

  /** The elements that an array is set to; empty when the value is none. */
  static Optional<List<String>> elements(Word value, Function<Word, List<String>> known) {
    boolean list =
        !value.quoted()
            && value.parts().size() == 1
            && value.parts().get(0) instanceof Word.Dynamic whole
            && whole.raw().startsWith("(")
            && whole.raw().endsWith(")");
    if (!list && !(value.raw().startsWith("(") && value.raw().endsWith(")"))) {
      return Optional.empty();
    }
    String raw = value.raw();
    List<String> elements = new ArrayList<>();
    for (Node line :
        ShellScript.read(raw.substring(1, raw.length() - 1), value.line()).body().nodes()) {
      if (!(line instanceof Node.Command words)) {
        return Optional.empty();
      }
      words.assignments().forEach(a -> elements.add(a.name() + "=" + a.value().raw()));
      words.words().forEach(word -> elements.addAll(known.apply(word)));
    }
    return Optional.of(elements);
  }

  /** What stands for some or all elements of an array that is known; empty when the word is something else. */
  static Optional<List<String>> expanded(Word word, ShellState state) {
    if (word.parts().size() != 1
        || !(word.parts().get(0) instanceof Word.Dynamic part)
        || !part.raw().startsWith("${")
        || !part.raw().endsWith("}")) {
      return Optional.empty();
    }
    int open = part.raw().indexOf('[');
    int close = part.raw().indexOf(']', Math.max(0, open));
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    String index = part.raw().substring(open + 1, close);
    String rest = part.raw().substring(close + 1, part.raw().length() - 1);
    return state
        .list(part.raw().substring(2, open))
        .flatMap(elements -> chosen(elements, index, rest));
  }

  private static Optional<List<String>> chosen(List<String> elements, String index, String rest) {
    boolean all = index.equals("@") || index.equals("*");
    if (all && rest.isEmpty()) {
      return Optional.of(elements);
    }
    boolean number = !index.isEmpty() && index.length() < 4 && isNumber(index);
    if (number && rest.isEmpty()) {
      int at = Integer.parseInt(index);
      return at < elements.size() ? Optional.of(List.of(elements.get(at))) : Optional.empty();
    }
    boolean from = all && rest.startsWith(":") && rest.length() < 4 && isNumber(rest.substring(1));
    return from
        ? Optional.of(elements.stream().skip(Integer.parseInt(rest.substring(1))).toList())
        : Optional.empty();
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
