package dev.tidemark.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.CharBuffer;

/** An appendable as the writer that a library insists on. */
final class AppendableWriter extends Writer {
  private final Appendable target;

  AppendableWriter(Appendable target) {
    this.target = target;
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    target.append(CharBuffer.wrap(characters, offset, length));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
