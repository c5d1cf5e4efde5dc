package dev.tidemark.format.yaml;

import dev.tidemark.format.ConfigDocument.Condition;
import java.util.Optional;
import java.util.Set;

/**
 * Templates that a file names ({@code define}, {@code macro}) beside what it says itself. They are written where they are
 * taken in, with the indentation that is asked for there, so where they stand they need not be YAML with the rest.
 */
final class NamedTemplates {
  private static final Set<String> NAMING = Set.of("define", "macro");

  /** What makes an object of a map: named templates that hold one are no parts of values. */
  private static final Set<String> OF_OBJECTS = Set.of("kind:", "apiVersion:");

  private NamedTemplates() {}

  /** The document without them; nothing where it has none, or one that holds a whole object. */
  static Optional<YamlSegment> leftOut(YamlSegment segment, TemplateText template) {
    String[] lines = segment.text().split("\n", -1);
    boolean any = false;
    for (Condition block : template.conditions()) {
      int first = Math.max(0, block.startLine() - segment.firstLine());
      int end = Math.min(lines.length, block.endLine() - 1 - segment.firstLine());
      for (int line = first; NAMING.contains(block.keyword()) && line < end; line++) {
        String text = lines[line].strip();
        if (OF_OBJECTS.stream().anyMatch(text::startsWith)) {
          return Optional.empty();
        }
        any |= !text.isEmpty();
        lines[line] = "";
      }
    }
    return any
        ? Optional.of(new YamlSegment(String.join("\n", lines), segment.firstLine()))
        : Optional.empty();
  }
}
