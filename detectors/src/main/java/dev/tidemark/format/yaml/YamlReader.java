package dev.tidemark.format.yaml;

import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.ConfigDocument.Certainty;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.format.TellingKeys;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a stream of YAML: as it is; where that fails and it holds template actions, with these set aside; where that
 * fails too, with less of the template, and at last the keys in the first column. Each document of the stream succeeds or
 * fails by itself. What only placeholders keep from being YAML is read with these as variables.
 */
final class YamlReader {
  private static final List<TemplateText.Keep> LESS =
      List.of(TemplateText.Keep.TEXT, TemplateText.Keep.FIRST_BRANCHES);

  private final String text;
  private final Map<TemplateText.Keep, TemplateText> lesser = new HashMap<>();
  private final boolean templated;
  private final List<Value> roots = new ArrayList<>();
  private final List<Flaw> flaws = new ArrayList<>();

  private YamlReader(YamlCharacters characters) {
    this.text = characters.text();
    this.templated = characters.maybeTemplate();
  }

  static Reading read(String written) {
    Reading asWritten = readAs(written);
    if (asWritten.flaws().isEmpty()) {
      return asWritten;
    }
    if (EmbeddedRuby.mayBeIn(written)) {
      Reading ruby = readAs(EmbeddedRuby.asActions(written));
      return ruby.flaws().isEmpty() ? ruby : asWritten;
    }
    if (!asWritten.losesContent()) {
      return asWritten;
    }
    if (Placeholders.mayBeIn(written)) {
      Reading filled = readAs(Placeholders.asVariables(written));
      return filled.losesContent() ? asWritten : filled;
    }
    return MendedLines.read(written, asWritten, YamlReader::readAs).orElse(asWritten);
  }

  private static Reading readAs(String text) {
    return new YamlReader(YamlCharacters.of(text)).read();
  }

  private Reading read() {
    if (readPlain() && !(losesContent() && text.contains("${") && isTemplateOfTerraform())) {
      return done(Certainty.PLAIN, List.of());
    }
    roots.clear();
    flaws.clear();
    TemplateText template = TemplateText.of(text, TemplateText.Keep.ACTIONS);
    return done(readTemplate(template), template.conditions());
  }

  private boolean losesContent() {
    return flaws.stream().anyMatch(Flaw::loses);
  }

  /** Whether all of it is YAML once what Terraform puts into it is set aside. */
  private boolean isTemplateOfTerraform() {
    TemplateText template = TemplateText.of(text, TemplateText.Keep.ACTIONS);
    return YamlSegment.split(template.text()).stream()
        .noneMatch(segment -> YamlComposer.compose(segment, template).failed());
  }

  /** False when the text should rather be read as a template. */
  private boolean readPlain() {
    for (YamlSegment segment : YamlSegment.split(text)) {
      YamlComposer.Composed composed = YamlComposer.compose(segment, TemplateText.NONE);
      if (templated && (composed.failed() || composed.complexKeys())) {
        return false;
      }
      if (composed.failed()) {
        recover(segment, composed);
      } else {
        take(composed);
      }
    }
    return true;
  }

  /** Keeps the blocks in the first column that end before the place where reading failed, and tells the rest as lost. */
  private void recover(YamlSegment segment, YamlComposer.Composed failed) {
    YamlSegment head = segment.upTo(failed.failedAt());
    YamlComposer.Composed kept =
        head.isEmpty()
            ? new YamlComposer.Composed(List.of(), List.of(), false, 0)
            : YamlComposer.compose(head, TemplateText.NONE);
    roots.addAll(kept.roots());
    boolean told = !kept.failed() && segment.goesOnAfter(failed.failedAt());
    long lost =
        segment.text().substring(head.text().length()).getBytes(StandardCharsets.UTF_8).length;
    for (Flaw flaw : failed.flaws()) {
      boolean known = told && flaw.code().equals("yaml-syntax");
      flaws.add(known ? new Flaw(flaw.code(), flaw.line(), flaw.detail(), true, lost) : flaw);
    }
  }

  private Certainty readTemplate(TemplateText template) {
    Certainty certainty = Certainty.TEMPLATE;
    for (YamlSegment segment : YamlSegment.split(template.text())) {
      UnreadableBlocks.Rest rest = read(segment, template);
      YamlComposer.Composed composed = rest.composed();
      flaws.addAll(rest.flaws());
      if (composed.failed()) {
        roots.add(TopKeys.of(segment, template));
        flaws.add(
            new Flaw(
                "yaml-template",
                composed.failedAt(),
                "template could not be read as YAML; keys of the first column were taken",
                true,
                template.restore(segment.text()).getBytes(StandardCharsets.UTF_8).length));
        certainty = Certainty.TOP_KEYS;
      } else {
        roots.addAll(composed.roots());
        composed.flaws().stream().filter(Flaw::loses).forEach(flaws::add);
      }
    }
    return certainty;
  }

  /** One document with as much of its template as can be kept. */
  private UnreadableBlocks.Rest read(YamlSegment segment, TemplateText template) {
    YamlComposer.Composed first = YamlComposer.compose(segment, template);
    YamlComposer.Composed composed = first;
    for (TemplateText.Keep less : LESS) {
      composed = composed.failed() ? again(segment, less) : composed;
    }
    if (composed.failed()) {
      composed =
          NamedTemplates.leftOut(segment, template)
              .map(rest -> YamlComposer.compose(rest, template))
              .orElse(composed);
    }
    if (!composed.failed()) {
      return new UnreadableBlocks.Rest(composed, List.of());
    }
    UnreadableBlocks.Rest rest = UnreadableBlocks.leaveOut(segment, template, first.failedAt());
    return rest.composed().failed() ? new UnreadableBlocks.Rest(first, List.of()) : rest;
  }

  /** The same document with less of the template kept; one of which nothing is left holds nothing by itself. */
  private YamlComposer.Composed again(YamlSegment segment, TemplateText.Keep keep) {
    TemplateText less = lesser.computeIfAbsent(keep, k -> TemplateText.of(text, k));
    YamlSegment part =
        YamlSegment.split(less.text()).stream()
            .filter(other -> other.firstLine() == segment.firstLine())
            .findFirst()
            .orElse(new YamlSegment("", segment.firstLine()));
    return YamlComposer.compose(part, less);
  }

  private void take(YamlComposer.Composed composed) {
    roots.addAll(composed.roots());
    flaws.addAll(composed.flaws());
  }

  private Reading done(Certainty certainty, List<ConfigDocument.Condition> conditions) {
    flaws.sort(Comparator.comparingInt(Flaw::line));
    if (losesContent() && !TellingKeys.areInYaml(text)) {
      flaws.replaceAll(flaw -> flaw.code().equals("yaml-limit") ? flaw : flaw.harmless());
    }
    return Reading.of(
        new ConfigDocument(
            ConfigDocument.Syntax.YAML, certainty, roots, GeneratedHead.isIn(text), conditions),
        flaws);
  }
}
