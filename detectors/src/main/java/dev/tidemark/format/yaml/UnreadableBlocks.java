package dev.tidemark.format.yaml;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.format.ConfigDocument.Condition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a template of which some conditional blocks are no YAML where they stand: those are left out, the innermost first,
 * until the rest can be read. Charts hold such blocks where their condition is hardly ever met.
 */
final class UnreadableBlocks {

  /** More blocks than this are not slips but another notation. Each costs a reading of the whole. */
  private static final int MOST = 12;

  /** Larger documents are no templates that people wrote by hand, and reading one again takes long. Characters. */
  private static final int LARGEST = 128 * 1024;

  private final TemplateText template;
  private final int firstLine;
  private final int length;
  private final String[] lines;
  private final List<Condition> left = new ArrayList<>();

  private UnreadableBlocks(YamlSegment segment, TemplateText template) {
    this.template = template;
    this.firstLine = segment.firstLine();
    this.length = segment.text().length();
    this.lines = segment.text().split("\n", -1);
  }

  /**
   * What is read without the blocks that are in the way.
   *
   * @param composed failed where more than such blocks is wrong
   * @param flaws one a block
   */
  record Rest(YamlComposer.Composed composed, List<Flaw> flaws) {}

  static Rest leaveOut(YamlSegment segment, TemplateText template, int failedAt) {
    return new UnreadableBlocks(segment, template).leaveOut(failedAt);
  }

  private Rest leaveOut(int firstFailure) {
    List<Flaw> flaws = new ArrayList<>();
    YamlComposer.Composed composed = YamlComposer.failedAt(firstFailure);
    while (composed.failed() && flaws.size() < MOST && length <= LARGEST) {
      Optional<Condition> block = blockOf(composed.failedAt());
      if (block.isEmpty()) {
        break;
      }
      flaws.add(blank(block.get()));
      composed =
          YamlComposer.compose(new YamlSegment(String.join("\n", lines), firstLine), template);
    }
    return new Rest(composed, flaws);
  }

  /** The innermost block around a line of which something is left, or the last one before it. */
  private Optional<Condition> blockOf(int line) {
    List<Condition> blocks =
        template.conditions().stream()
            .filter(block -> !left.contains(block) && holdsPart(block))
            .toList();
    Comparator<Condition> shortest =
        Comparator.comparingInt(block -> block.endLine() - block.startLine());
    return blocks.stream()
        .filter(block -> block.startLine() < line && line < block.endLine())
        .min(shortest.thenComparing(Condition::startLine))
        .or(
            () ->
                blocks.stream()
                    .filter(block -> block.endLine() <= line)
                    .max(
                        Comparator.comparingInt(Condition::endLine)
                            .thenComparing(shortest.reversed())));
  }

  /** Whether a block holds some of what is left, and not all of it. */
  private boolean holdsPart(Condition block) {
    return holdsText(first(block), end(block))
        && (holdsText(0, first(block)) || holdsText(end(block), lines.length));
  }

  private boolean holdsText(int from, int to) {
    for (int line = from; line < to; line++) {
      if (!lines[line].isBlank()) {
        return true;
      }
    }
    return false;
  }

  private Flaw blank(Condition block) {
    left.add(block);
    long lost = 0;
    for (int line = first(block); line < end(block); line++) {
      lost += template.restore(lines[line]).getBytes(StandardCharsets.UTF_8).length + 1;
      lines[line] = "";
    }
    return new Flaw(
        "yaml-template",
        block.startLine() + 1,
        "a conditional block of the template could not be read as YAML and was left out",
        true,
        lost);
  }

  private int first(Condition block) {
    return Math.max(0, Math.min(lines.length, block.startLine() - firstLine));
  }

  private int end(Condition block) {
    return Math.max(0, Math.min(lines.length, block.endLine() - 1 - firstLine));
  }
}
