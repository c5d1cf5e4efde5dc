package dev.tidemark.format.hcl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Terraform's JSON syntax as the same document. JSON does not tell a block from an object: what the language knows as a
 * block becomes one, and any other object inside a block is both an attribute and a block without labels.
 */
final class HclJson {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(HclStack.DEEPEST)
                  .maxNameLength(10_000)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  /** How many labels a block of a type has, at the top and in blocks. */
  private static final Map<String, Integer> TOP_LABELS =
      Map.ofEntries(
          Map.entry("resource", 2),
          Map.entry("data", 2),
          Map.entry("ephemeral", 2),
          Map.entry("module", 1),
          Map.entry("variable", 1),
          Map.entry("output", 1),
          Map.entry("provider", 1),
          Map.entry("check", 1),
          Map.entry("run", 1),
          Map.entry("mock_provider", 1),
          Map.entry("terraform", 0),
          Map.entry("locals", 0),
          Map.entry("moved", 0),
          Map.entry("import", 0),
          Map.entry("removed", 0));

  private static final Map<String, Integer> NESTED_LABELS =
      Map.of("backend", 1, "provider_meta", 1, "provisioner", 1, "dynamic", 1);

  private HclJson() {}

  static Reading read(String text, boolean generated) {
    List<Reading.Flaw> flaws = new ArrayList<>();
    Value root = new Value.Mapping(List.of(), "", 1, 1);
    int lines = 1 + (int) text.chars().filter(c -> c == '\n').count();
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      root = value(parser);
    } catch (JsonProcessingException malformed) {
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
      flaws.add(new Reading.Flaw("json-syntax", line, "not JSON, or nested too deep"));
      return new Reading(Optional.empty(), flaws);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    HclBody body = top(root);
    return Reading.of(new HclDocument(body, generated, lines, HclSketch.of(body)), flaws);
  }

  private static HclBody top(Value root) {
    List<HclAttribute> attributes = new ArrayList<>();
    List<HclBlock> blocks = new ArrayList<>();
    for (Value.Pair pair : root.pairs()) {
      Integer labels = TOP_LABELS.get(pair.key());
      if (labels == null) {
        attributes.add(attribute(pair));
      } else {
        blocks(pair.key(), labels, List.of(), pair.line(), pair.value(), blocks);
      }
    }
    return new HclBody(attributes, blocks);
  }

  private static void blocks(
      String type, int labels, List<String> found, int line, Value value, List<HclBlock> sink) {
    if (value instanceof Value.Sequence list) {
      list.items().forEach(item -> blocks(type, labels, found, item.line(), item, sink));
    } else if (value instanceof Value.Mapping map) {
      if (labels == 0) {
        sink.add(new HclBlock(type, found, body(map), line, map.endLine()));
        return;
      }
      for (Value.Pair pair : map.pairs()) {
        if (!pair.key().equals("//")) {
          List<String> more = new ArrayList<>(found);
          more.add(pair.key());
          blocks(type, labels - 1, more, pair.line(), pair.value(), sink);
        }
      }
    }
  }

  private static HclBody body(Value.Mapping map) {
    List<HclAttribute> attributes = new ArrayList<>();
    List<HclBlock> blocks = new ArrayList<>();
    for (Value.Pair pair : map.pairs()) {
      Integer labels = NESTED_LABELS.get(pair.key());
      if (labels == null) {
        attributes.add(attribute(pair));
      }
      blocks(pair.key(), labels == null ? 0 : labels, List.of(), pair.line(), pair.value(), blocks);
    }
    return new HclBody(attributes, blocks);
  }

  /** A string of JSON is a template of the native syntax. */
  private static HclAttribute attribute(Value.Pair pair) {
    List<String> references = new ArrayList<>();
    Value value = templated(pair.value(), references);
    return new HclAttribute(
        pair.key(),
        value,
        references.stream().distinct().toList(),
        pair.line(),
        pair.value().endLine());
  }

  private static Value templated(Value value, List<String> references) {
    if (value instanceof Value.Sequence list) {
      return new Value.Sequence(
          list.items().stream().map(item -> templated(item, references)).toList(),
          "",
          list.line(),
          list.endLine());
    }
    if (value instanceof Value.Mapping map) {
      return new Value.Mapping(
          map.pairs().stream()
              .map(p -> new Value.Pair(p.key(), p.line(), templated(p.value(), references)))
              .toList(),
          "",
          map.line(),
          map.endLine());
    }
    String text = value instanceof Value.Scalar scalar && scalar.quoted() ? scalar.text() : "";
    if (!text.contains("${") && !text.contains("%{")) {
      return value;
    }
    HclBody body = new HclScanner("x = \"" + escaped(text) + "\"\n", false).scan();
    Optional<HclAttribute> read = body.attribute("x");
    read.ifPresent(attribute -> references.addAll(attribute.references()));
    String tag = read.map(attribute -> attribute.value().tag()).orElse(HclValues.TEMPLATE);
    String written =
        tag.equals(HclValues.REFERENCE) ? read.orElseThrow().value().text().orElse(text) : text;
    return read.map(HclAttribute::value)
        .filter(inner -> !(inner instanceof Value.Scalar))
        .orElse(new Value.Scalar(written, true, tag, value.line(), value.endLine()));
  }

  /** The text as a quoted string of the native syntax would hold it: escaped outside interpolations. */
  private static String escaped(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 8);
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean begins = c == '{' && i > 0 && "$%".indexOf(text.charAt(i - 1)) >= 0;
      if (open == 0 && (c == '"' || c == '\\')) {
        quoted.append('\\');
      }
      if (c == '{' && (begins || open > 0)) {
        open++;
      } else if (c == '}' && open > 0) {
        open--;
      }
      quoted.append(c == '\n' || c == '\r' ? ' ' : c);
    }
    return quoted.toString();
  }

  private static Value value(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      List<Value.Pair> pairs = new ArrayList<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        int keyLine = parser.currentTokenLocation().getLineNr();
        parser.nextToken();
        pairs.add(new Value.Pair(key, keyLine, value(parser)));
      }
      return new Value.Mapping(pairs, "", line, parser.currentLocation().getLineNr());
    }
    if (token == JsonToken.START_ARRAY) {
      List<Value> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return new Value.Sequence(items, "", line, parser.currentLocation().getLineNr());
    }
    String text = parser.getText();
    String bounded = text == null ? "" : text;
    if (bounded.length() > HclText.LONGEST_STRING) {
      bounded = bounded.substring(0, HclText.LONGEST_STRING);
    }
    return new Value.Scalar(bounded, token == JsonToken.VALUE_STRING, "", line, line);
  }
}
