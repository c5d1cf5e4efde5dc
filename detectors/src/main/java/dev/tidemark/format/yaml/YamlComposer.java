package dev.tidemark.format.yaml;

import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Composes one segment of a stream into values. */
final class YamlComposer {

  /** Nested collections in a value: hand-written files stay below 20. */
  static final int DEEPEST = 100;

  /** The complete scanner takes seconds for more: measured with snakeyaml 2.7. Characters. */
  private static final int LARGEST = 1 << 20;

  /** A file of our limits cannot hold more; the walk over values has its own budget. */
  private static final int ALIASES = 1_000_000;

  private static final Resolver AS_WRITTEN = new AsWritten();

  private YamlComposer() {}

  /**
   * What came of a segment.
   *
   * @param complexKeys whether a key was no scalar, as an unquoted template action looks to YAML
   * @param failedAt the line, from 1, that could not be read; 0 when all was
   */
  record Composed(List<Value> roots, List<Flaw> flaws, boolean complexKeys, int failedAt) {
    boolean failed() {
      return failedAt > 0;
    }
  }

  static Composed compose(YamlSegment segment, TemplateText template) {
    int tooLong = segment.tooLongLine();
    if (tooLong > 0) {
      return failed(tooLong, "yaml-limit", "a line over 262,144 characters");
    }
    String text = CustomResourceSchemas.without(segment.text());
    return template.isTemplate()
        ? composeWhole(text, segment.firstLine(), template)
        : PlainYaml.read(text, segment.firstLine())
            .map(plain -> new Composed(List.of(plain), List.of(), false, 0))
            .orElseGet(() -> composeWhole(text, segment.firstLine(), template));
  }

  /** Composes by the complete scanner, which knows fewer places for a tab, and fewer escapes, than YAML does. */
  static Composed composeWhole(String text, int firstLine, TemplateText template) {
    Composed composed = composeAsWritten(text, firstLine, template);
    if (!composed.failed()) {
      return composed;
    }
    String known = YamlCharacters.withKnownEscapes(YamlCharacters.withoutSeparatingTabs(text));
    return known.equals(text) ? composed : composeAsWritten(known, firstLine, template);
  }

  private static Composed composeAsWritten(String text, int firstLine, TemplateText template) {
    if (text.length() > LARGEST) {
      return failed(firstLine + 1, "yaml-limit", "more than 1,048,576 characters, and not plain");
    }
    NodeValues values = new NodeValues(firstLine, template);
    List<Value> roots = new ArrayList<>();
    try {
      Composer composer = composer(text);
      while (composer.checkNode()) {
        roots.add(values.of(composer.getNode()));
      }
    } catch (MarkedYAMLException wrong) {
      int line = wrong.getProblemMark() == null ? 0 : wrong.getProblemMark().getLine();
      return failed(firstLine + line + 1, "yaml-syntax", "not valid YAML");
    } catch (YAMLException | StackOverflowError limit) {
      return failed(firstLine + 1, "yaml-limit", "nested deeper than " + DEEPEST + " or no text");
    }
    return new Composed(roots, values.flaws(), values.sawComplexKey(), 0);
  }

  /** Nothing, because of a line. */
  static Composed failedAt(int line) {
    return failed(line, "yaml-syntax", "not valid YAML");
  }

  private static Composed failed(int line, String code, String detail) {
    return new Composed(List.of(), List.of(new Flaw(code, line, detail)), false, line);
  }

  private static Composer composer(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setMaxAliasesForCollections(ALIASES);
    options.setNestingDepthLimit(DEEPEST);
    options.setAllowDuplicateKeys(true);
    options.setAllowRecursiveKeys(true);
    options.setTagInspector(
        tag -> true); // nodes only: what a tag names is never made, as in mkdocs.yml
    return new Composer(
        new ParserImpl(new StreamReader(new StringReader(text)), options), AS_WRITTEN, options);
  }

  /** Gives every scalar the same tag: {@code on} stays a text, and no pattern is tried on it. */
  private static final class AsWritten extends Resolver {
    @Override
    protected void addImplicitResolvers() {}

    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      return switch (kind) {
        case sequence -> Tag.SEQ;
        case mapping -> Tag.MAP;
        default -> Tag.STR;
      };
    }
  }
}
