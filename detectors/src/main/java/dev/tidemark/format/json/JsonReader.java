package dev.tidemark.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.FilledTemplate;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.format.TellingKeys;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a text as JSON, keeping what came before the place where it stops being JSON. */
public final class JsonReader {

  /** Nested objects and arrays: dashboards reach 20. */
  private static final int DEEPEST = 100;

  /** Values on one level of the stream: JSON lines have one a line. */
  private static final int MOST_ROOTS = 10_000;

  static final JsonFactory RELAXED =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(1_000)
                  .maxStringLength(20_000_000)
                  .maxNameLength(50_000)
                  .build())
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser parser;
  private final List<Flaw> flaws = new ArrayList<>();
  private boolean broken;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The document that a text holds; of a template, with its interpolations as texts. */
  public static Reading read(String text) {
    if (text.startsWith(ConfigDocument.ANSIBLE_VAULT)) {
      return new Reading(
          Optional.empty(), List.of(new Flaw("encrypted", 1, "Ansible Vault hides it", false)));
    }
    Reading asWritten = read(text, ConfigDocument.Certainty.PLAIN);
    if (!isNoJson(asWritten) || !FilledTemplate.mayBe(text)) {
      return asWritten;
    }
    Reading filled = read(FilledTemplate.filled(text), ConfigDocument.Certainty.TEMPLATE);
    return isNoJson(filled) ? asWritten : filled;
  }

  private static boolean isNoJson(Reading reading) {
    return reading.flaws().stream().anyMatch(flaw -> flaw.code().equals("json-syntax"));
  }

  private static Reading read(String text, ConfigDocument.Certainty certainty) {
    List<Value> roots = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    try (JsonParser parser = RELAXED.createParser(text)) {
      JsonReader reader = new JsonReader(parser);
      for (JsonToken token = reader.next(); token != null; token = reader.next()) {
        if (roots.size() == MOST_ROOTS) {
          flaws.add(new Flaw("json-limit", reader.line(), "more than 10,000 values"));
          break;
        }
        roots.add(reader.value(token));
      }
      flaws.addAll(reader.flaws);
    } catch (IOException closing) {
      flaws.add(new Flaw("json-syntax", 0, "could not be read"));
    }
    if (flaws.stream().anyMatch(Flaw::loses) && !TellingKeys.areInJson(text)) {
      flaws.replaceAll(flaw -> flaw.code().equals("json-syntax") ? flaw.harmless() : flaw);
    }
    return Reading.of(
        new ConfigDocument(ConfigDocument.Syntax.JSON, certainty, roots, GeneratedHead.isIn(text)),
        flaws);
  }

  /** The next token; null at the end, and ever after something that is no JSON. */
  private @Nullable JsonToken next() {
    if (broken) {
      return null;
    }
    try {
      return parser.nextToken();
    } catch (StreamConstraintsException limit) {
      flaws.add(
          tooDeep()
              ? new Flaw("too-deep", line(), "nested deeper than " + DEEPEST)
              : new Flaw("json-limit", line(), "a text or number is too long"));
    } catch (JsonProcessingException wrong) {
      int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
      flaws.add(new Flaw("json-syntax", Math.max(0, line), "not valid JSON from here on"));
    } catch (IOException wrong) {
      flaws.add(new Flaw("json-syntax", line(), "could not be read"));
    }
    broken = true;
    return null;
  }

  private boolean tooDeep() {
    return parser.getParsingContext().getNestingDepth() >= DEEPEST;
  }

  private Value value(JsonToken token) {
    int line = line();
    if (token == JsonToken.START_OBJECT) {
      return object(line);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Value> items = new ArrayList<>();
      JsonToken item = next();
      for (; item != null && item != JsonToken.END_ARRAY; item = next()) {
        items.add(value(item));
      }
      return new Value.Sequence(items, "", line, Math.max(line, line()));
    }
    boolean quoted = token == JsonToken.VALUE_STRING;
    return new Value.Scalar(text(), quoted, "", line, line);
  }

  private Value object(int line) {
    Map<String, Value.Pair> pairs = new LinkedHashMap<>();
    JsonToken token = next();
    for (; token == JsonToken.FIELD_NAME; token = next()) {
      String key = text();
      int keyLine = line();
      JsonToken begun = next();
      if (begun == null) {
        break;
      }
      if (pairs.put(key, new Value.Pair(key, keyLine, value(begun))) != null) {
        flaws.add(
            new Flaw("json-duplicate-key", keyLine, "a key comes twice: the last wins", false));
      }
    }
    return new Value.Mapping(List.copyOf(pairs.values()), "", line, Math.max(line, line()));
  }

  private String text() {
    try {
      String text = parser.getText();
      return text == null ? "" : text;
    } catch (IOException wrong) {
      broken = true;
      flaws.add(new Flaw("json-limit", line(), "a text or number is too long or not valid"));
      return "";
    }
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }
}
