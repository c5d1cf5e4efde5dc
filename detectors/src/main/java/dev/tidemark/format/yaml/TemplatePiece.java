package dev.tidemark.format.yaml;

/** A piece of a template's line: an action, or the text between two. */
sealed interface TemplatePiece permits TemplateAction, TemplatePiece.Text {

  /** As written. */
  String raw();

  /** Text that is written as it stands. */
  record Text(String raw) implements TemplatePiece {

    boolean isBlank() {
      return raw.isBlank();
    }
  }
}
