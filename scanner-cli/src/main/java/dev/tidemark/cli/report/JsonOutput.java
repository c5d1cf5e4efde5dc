package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/** JSON as every report writes it: indented, streamed, with what a terminal would obey escaped. */
final class JsonOutput {
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private JsonOutput() {}

  /** A generator to be closed by the caller. */
  static JsonGenerator open(Appendable out) throws IOException {
    // A generator wants a Writer; its buffer is handed on when it is full.
    JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out));
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.setPrettyPrinter(
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator(""))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT));
    json.setCharacterEscapes(new SafeJsonEscapes());
    return json;
  }
}
