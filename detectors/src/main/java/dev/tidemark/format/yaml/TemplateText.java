package dev.tidemark.format.yaml;

import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument.Condition;
import java.util.List;

/**
 * A template whose actions have been set aside so that the rest may be YAML, line for line.
 *
 * @param text each action that writes content replaced by a mark, the others by nothing
 * @param actions what the marks stand for, as written
 * @param conditions the blocks that decide whether their lines are written
 */
record TemplateText(String text, List<String> actions, List<Condition> conditions) {

  /** No template: marks nothing, restores nothing. */
  static final TemplateText NONE = new TemplateText("", List.of(), List.of());

  /** Marks are characters of Unicode's private use area, which are taken out of the text beforehand. */
  static final char OPEN = '\uE000';

  /** Ends the mark of an action that stands among other text. */
  static final char CLOSE = '\uE001';

  /** Ends the mark of an action that had a line of its own and is read as a key. */
  static final char CLOSE_KEY = '\uE002';

  static boolean isMark(char c) {
    return c >= OPEN && c <= CLOSE_KEY;
  }

  /** How much of a template is kept; less where more is no YAML. */
  enum Keep {
    /** Everything: an action with a line of its own leaves a mark. */
    ACTIONS,
    /** All text: an action with a line of its own leaves nothing. */
    TEXT,
    /** The text of the first branch of every choice: the others would not be written beside it. */
    FIRST_BRANCHES
  }

  /** Sets the actions of a template aside. */
  static TemplateText of(String text, Keep keep) {
    return new TemplateRewriter(text, keep).rewrite();
  }

  boolean isTemplate() {
    return !text.isEmpty();
  }

  /** The text with marks replaced by what they stand for. */
  String restore(String marked) {
    int at = marked.indexOf(OPEN);
    if (at < 0) {
      return marked;
    }
    StringBuilder restored = new StringBuilder(marked.length() + 32);
    int done = 0;
    while (at >= 0) {
      int end = at + 1;
      while (end < marked.length() && !isMark(marked.charAt(end))) {
        end++;
      }
      restored.append(marked, done, at).append(action(marked.substring(at + 1, end)));
      boolean ownLine = end < marked.length() && marked.charAt(end) == CLOSE_KEY;
      done = Math.min(marked.length(), end + 1);
      if (ownLine && marked.startsWith(":", done)) {
        done++;
      }
      at = marked.indexOf(OPEN, done);
    }
    return restored.append(marked, done, marked.length()).toString();
  }

  private String action(String number) {
    try {
      return actions.get(Integer.parseInt(number));
    } catch (NumberFormatException | IndexOutOfBoundsException folded) {
      return "{{ }}";
    }
  }

  /** Whether the pairs of a map are one action on a line of its own: then it is the value itself. */
  boolean isWholeAction(List<Value.Pair> pairs) {
    return pairs.size() == 1
        && isTemplate()
        && pairs.get(0).key().startsWith("{{")
        && pairs.get(0).value() instanceof Value.Scalar scalar
        && scalar.isNull();
  }
}
