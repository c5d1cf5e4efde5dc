package dev.tidemark.format.yaml;

import java.util.List;

/**
 * A line of a template, as pieces of text and actions; longer than a line of the file where an action spans several.
 *
 * @param pieces texts and actions in order
 */
record TemplateLine(List<TemplatePiece> pieces) {

  static List<TemplateLine> of(String text) {
    return new TemplateLineReader(text).read();
  }

  List<TemplateAction> actions() {
    return pieces.stream()
        .filter(TemplateAction.class::isInstance)
        .map(TemplateAction.class::cast)
        .toList();
  }

  String raw() {
    StringBuilder raw = new StringBuilder();
    pieces.forEach(piece -> raw.append(piece.raw()));
    return raw.toString();
  }

  int innerLineEnds() {
    return actions().stream().mapToInt(TemplateAction::lines).sum();
  }

  /** Whether nothing stands behind an action. */
  boolean endsWith(TemplateAction action) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      if (pieces.get(i) == action) {
        return true;
      }
      if (!pieces.get(i).raw().isBlank()) {
        return false;
      }
    }
    return false;
  }

  boolean isOnlyActions() {
    boolean any = false;
    for (TemplatePiece piece : pieces) {
      if (piece instanceof TemplatePiece.Text text && !text.isBlank()) {
        return false;
      }
      any |= piece instanceof TemplateAction;
    }
    return any;
  }

  /** Whether it has text of its own that is no comment. */
  boolean hasContent() {
    for (TemplatePiece piece : pieces) {
      if (piece instanceof TemplatePiece.Text text && !text.isBlank()) {
        return !text.raw().stripLeading().startsWith("#");
      }
    }
    return false;
  }

  boolean beginsWithControl() {
    for (TemplatePiece piece : pieces) {
      if (piece instanceof TemplateAction action) {
        return action.effect() != TemplateAction.Effect.WRITES;
      }
      if (!piece.raw().isBlank()) {
        return false;
      }
    }
    return false;
  }

  /** The column of the first character that is no space. */
  int indent() {
    String raw = raw();
    int indent = 0;
    while (indent < raw.length() && raw.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }

  boolean isItem() {
    String bare = raw().stripLeading();
    return bare.startsWith("- ") || bare.equals("-");
  }

  /** Whether it is an item of which everything is written by actions. */
  boolean isItemOfActions() {
    return writes() && isBareItem();
  }

  /** Whether it is an item of which everything stands below, behind a condition: {@code - {{- if .Values.secure }}}. */
  boolean isItemOfControls() {
    return !writes() && isBareItem();
  }

  private boolean writes() {
    return actions().stream().anyMatch(a -> a.effect() == TemplateAction.Effect.WRITES);
  }

  private boolean isBareItem() {
    StringBuilder written = new StringBuilder();
    pieces.stream()
        .filter(piece -> !(piece instanceof TemplateAction))
        .forEach(piece -> written.append(piece.raw()));
    return written.toString().strip().equals("-");
  }

  /** The column that the content which its actions write goes to. */
  int writtenIndent() {
    int column = indent();
    return actions().stream()
        .filter(a -> a.raw().contains("indent "))
        .findFirst()
        .map(a -> a.indent(column))
        .orElse(column);
  }
}
