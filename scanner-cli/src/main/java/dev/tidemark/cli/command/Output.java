package dev.tidemark.cli.command;

import dev.tidemark.cli.Console;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Standard output. A reader that goes away ends the program quietly: see the entry point. */
final class Output {
  private final Console console;

  Output(Console console) {
    this.console = console;
  }

  /** Prints text of ours. */
  void print(String text) {
    write(console.encoding(), out -> out.append(text));
  }

  /** Writes in an encoding, flushed at the end. */
  void write(Charset encoding, Content content) {
    try {
      Writer writer = writer(console.out(), encoding);
      content.write(writer);
      writer.flush();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  static Writer writer(OutputStream stream, Charset encoding) {
    return new BufferedWriter(
        new OutputStreamWriter(
            stream,
            encoding
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  /** Something that is written. */
  interface Content {
    void write(Appendable out) throws IOException;
  }
}
