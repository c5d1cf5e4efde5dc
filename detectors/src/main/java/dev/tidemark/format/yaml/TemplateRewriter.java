package dev.tidemark.format.yaml;

import dev.tidemark.format.ConfigDocument.Condition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** Rewrites a template line by line into text that may be YAML. */
final class TemplateRewriter {

  /** How far back or ahead the neighbours of an action on a line of its own are looked for. Lines. */
  private static final int NEIGHBOURHOOD = 200;

  private final List<TemplateLine> lines;
  private final TemplateText.Keep keep;
  private final StringBuilder text = new StringBuilder();
  private final List<String> actions = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final Deque<Condition> open = new ArrayDeque<>();
  private final Deque<Boolean> inOtherBranch = new ArrayDeque<>();
  private int lastLine = 1;

  TemplateRewriter(String text, TemplateText.Keep keep) {
    this.lines = TemplateLine.of(text);
    this.keep = keep;
  }

  TemplateText rewrite() {
    for (int i = 0; i < lines.size(); i++) {
      TemplateLine line = lines.get(i);
      boolean left =
          keep == TemplateText.Keep.FIRST_BRANCHES && inOtherBranch.contains(Boolean.TRUE);
      line.actions().forEach(this::track);
      if (line.isOnlyActions()) {
        ownLine(i);
      } else if (!left) {
        among(line, i);
      }
      text.append("\n".repeat(line.innerLineEnds()));
      if (i + 1 < lines.size()) {
        text.append('\n');
      }
    }
    while (!open.isEmpty()) {
      close(open.pop(), lastLine);
    }
    conditions.sort(
        Comparator.comparingInt(Condition::startLine)
            .thenComparing(Comparator.comparingInt(Condition::endLine).reversed()));
    return new TemplateText(text.toString(), List.copyOf(actions), conditions);
  }

  private void track(TemplateAction action) {
    lastLine = action.line() + action.lines();
    switch (action.effect()) {
      case OPENS -> {
        open.push(new Condition(action.keyword(), action.expression(), action.line(), 0));
        inOtherBranch.push(Boolean.FALSE);
      }
      case ELSE -> {
        if (!open.isEmpty()) {
          inOtherBranch.pop();
          inOtherBranch.push(Boolean.TRUE);
          Condition before = open.pop();
          close(before, action.line());
          open.push(otherBranch(before, action));
        }
      }
      case CLOSES -> {
        if (!open.isEmpty()) {
          inOtherBranch.pop();
          close(open.pop(), action.line());
        }
      }
      default -> {}
    }
  }

  private static Condition otherBranch(Condition before, TemplateAction action) {
    String asked = action.expression();
    if (asked.isEmpty()) {
      return new Condition("else", before.expression(), action.line(), 0);
    }
    String bare = asked.startsWith("if ") ? asked.substring(3) : asked;
    return new Condition("if", bare, action.line(), 0);
  }

  private void close(Condition begun, int line) {
    if (line > begun.startLine()) {
      conditions.add(new Condition(begun.keyword(), begun.expression(), begun.startLine(), line));
    }
  }

  /** A line of nothing but actions: blank when they write nothing, else a pair or item of its own. */
  private void ownLine(int index) {
    TemplateLine line = lines.get(index);
    if (line.actions().stream().noneMatch(a -> a.effect() == TemplateAction.Effect.WRITES)) {
      return;
    }
    int number = actions.size();
    actions.add(line.raw().strip());
    if (keep != TemplateText.Keep.ACTIONS) {
      return;
    }
    int indent = line.writtenIndent();
    text.append(" ".repeat(indent));
    if (isAmongItems(index, indent)) {
      text.append("- ").append(TemplateText.OPEN).append(number).append(TemplateText.CLOSE);
    } else {
      text.append(TemplateText.OPEN).append(number).append(TemplateText.CLOSE_KEY).append(':');
    }
  }

  private boolean isAmongItems(int index, int indent) {
    for (int i = index + 1; i < Math.min(lines.size(), index + NEIGHBOURHOOD); i++) {
      TemplateLine next = lines.get(i);
      if (next.hasContent()) {
        if (next.indent() == indent) {
          return next.isItem();
        }
        break;
      }
    }
    for (int i = index - 1; i >= Math.max(0, index - NEIGHBOURHOOD); i--) {
      TemplateLine before = lines.get(i);
      if (before.hasContent() && before.indent() <= indent) {
        return before.indent() == indent && before.isItem();
      }
    }
    return false;
  }

  /**
   * A line with text: what only controls at its head goes, with its other controls; what writes leaves a mark. Of a choice
   * within such a line the first branch is taken.
   */
  private void among(TemplateLine line, int index) {
    boolean controlled = line.beginsWithControl() || line.isItemOfControls();
    boolean continues = continuesBelow(line, index);
    boolean heads = line.isItemOfActions() && goesDeeperBelow(line, index);
    int begun = text.length();
    boolean chosen = false;
    boolean left = false;
    boolean trims = false;
    for (TemplatePiece piece : line.pieces()) {
      if (piece instanceof TemplateAction action) {
        trims = controlled && action.raw().endsWith("-}}");
        TemplateAction.Effect effect = action.effect();
        boolean choosable = controlled || isInList(begun);
        chosen = choosable && (effect == TemplateAction.Effect.OPENS || chosen);
        left = chosen && (effect == TemplateAction.Effect.ELSE || left);
        if (effect == TemplateAction.Effect.CLOSES) {
          chosen = false;
          left = false;
        }
        boolean below = action.raw().contains("nindent ");
        boolean controls = effect != TemplateAction.Effect.WRITES;
        if (effect == TemplateAction.Effect.SILENT
            || ((choosable || continues) && controls)
            || (below && continues)
            || (action.raw().contains("indent ") && endsInBlockHeader())
            || (effect == TemplateAction.Effect.OPENS && endsInKey() && line.endsWith(action))) {
          continue;
        }
        mark(action, heads);
      } else if (!left) {
        text.append(trims ? piece.raw().stripLeading() : piece.raw());
      }
    }
  }

  /** Sets an action aside: among other text, or as the first pair of an item that others follow. */
  private void mark(TemplateAction action, boolean asPair) {
    if (asPair && keep != TemplateText.Keep.ACTIONS) {
      return;
    }
    text.append(TemplateText.OPEN).append(actions.size());
    text.append(asPair ? TemplateText.CLOSE_KEY + ":" : TemplateText.CLOSE);
    actions.add(action.raw());
  }

  /** Whether the line so far ends with the head of a block of text, {@code |-}: what is written follows on lines of its own. */
  private boolean endsInBlockHeader() {
    int at = text.length() - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    while (at >= 0 && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
      at--;
    }
    return at > 0 && "|>".indexOf(text.charAt(at)) >= 0 && text.charAt(at - 1) == ' ';
  }

  /** Whether the line so far ends with a key: what is opened there holds what stands below it. */
  private boolean endsInKey() {
    int at = text.length() - 1;
    while (at >= 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at > 0 && text.charAt(at) == ':';
  }

  /** Whether the line so far is within a list in brackets, behind one of its quoted texts: {@code ["a"{% if b %}, "c"}. */
  private boolean isInList(int begun) {
    String line = text.substring(begun);
    return line.lastIndexOf('[') > line.lastIndexOf(']')
        && "\"',".indexOf(line.charAt(line.length() - 1)) >= 0;
  }

  private boolean goesDeeperBelow(TemplateLine line, int index) {
    for (int i = index + 1; i < Math.min(lines.size(), index + NEIGHBOURHOOD); i++) {
      TemplateLine next = lines.get(i);
      if (next.hasContent()) {
        return next.indent() > line.indent() && !next.isItem();
      }
    }
    return false;
  }

  /** Whether what an action writes on lines of its own, after its key, is followed by more of the same map. */
  private boolean continuesBelow(TemplateLine line, int index) {
    if (!line.raw().contains("nindent ")) {
      return false;
    }
    for (int i = index + 1; i < Math.min(lines.size(), index + NEIGHBOURHOOD); i++) {
      TemplateLine next = lines.get(i);
      if (next.hasContent()) {
        return next.indent() > line.indent() && !line.isItem();
      }
    }
    return false;
  }
}
