package dev.tidemark.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.format.TellingKeys;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a large JSON file could have shown, by the keys of its first level: nothing, when it is a schema, a description of
 * an API, data, a lock file, or compiled from a template that is itself read.
 */
final class LargeJson {
  private LargeJson() {}

  static Reading read(String text) {
    Flaw flaw =
        new Flaw(
            "too-large",
            0,
            "the file has " + text.length() + " characters; at most 1048576 are parsed",
            isTelling(text));
    return new Reading(Optional.empty(), List.of(flaw));
  }

  private static boolean isTelling(String text) {
    boolean telling = false;
    try (JsonParser parser = JsonReader.RELAXED.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String key = parser.currentName();
        JsonToken value = parser.nextToken();
        if (isHarmless(key, value == JsonToken.VALUE_STRING ? parser.getText() : "")) {
          return false;
        }
        if (key.equals("metadata") && isCompiled(parser)) {
          return false;
        }
        telling |= TellingKeys.has(key);
        parser.skipChildren();
      }
    } catch (IOException broken) {
      return telling || TellingKeys.areInJson(text);
    }
    return telling;
  }

  private static boolean isHarmless(String key, String value) {
    return switch (key) {
      case "openapi", "swagger", "provider_schemas", "lockfileVersion", "definitions" -> true;
      case "$schema" -> value.contains("json-schema.org");
      default -> false;
    };
  }

  /** Whether the object that begins here says that Bicep wrote the file. */
  private static boolean isCompiled(JsonParser parser) throws IOException {
    int depth = 0;
    boolean generator = false;
    for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.FIELD_NAME) {
        generator |= parser.currentName().equals("_generator");
      }
      if (depth == 0) {
        return generator;
      }
    }
    return generator;
  }
}
