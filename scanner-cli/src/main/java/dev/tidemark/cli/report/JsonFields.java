package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes fields of the kinds that the report is made of: a value that there is none of is null. */
final class JsonFields {
  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  void attribute(String name, Object value) throws IOException {
    if (value instanceof List<?> list) {
      strings(name, list.stream().map(Object::toString).toList());
    } else if (value instanceof Boolean truth) {
      json.writeBooleanField(name, truth);
    } else if (value instanceof Number number) {
      json.writeNumberField(name, number.longValue());
    } else {
      json.writeStringField(name, value.toString());
    }
  }

  void string(String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    } else {
      json.writeNullField(field);
    }
  }

  void strings(String field, List<String> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  void level(String field, OptionalInt level) throws IOException {
    if (level.isPresent()) {
      json.writeNumberField(field, level.getAsInt());
    } else {
      json.writeNullField(field);
    }
  }

  /** A whole file has no line. */
  void line(String field, int line) throws IOException {
    if (line > 0) {
      json.writeNumberField(field, line);
    } else {
      json.writeNullField(field);
    }
  }

  /** At most four decimals: a share needs no more, and the same share reads the same. */
  void decimal(String field, double value) throws IOException {
    double rounded = Math.rint(value * 10_000) / 10_000;
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15) {
      json.writeNumberField(field, (long) rounded);
    } else if (Double.isFinite(rounded)) {
      json.writeNumberField(field, rounded);
    } else {
      json.writeNullField(field);
    }
  }

  /** A constant as the report spells it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
