package dev.tidemark.cli.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Escapes in JSON strings what a terminal or an editor would act on when somebody looks at the file: control and
 * bidirectional characters beyond those that JSON itself escapes. The value that a program reads is unchanged.
 */
final class SafeJsonEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  private final int[] ascii = standardAsciiEscapesForJSON();

  SafeJsonEscapes() {
    ascii[DELETE] = ESCAPE_STANDARD;
    // For the page that carries a report inside a script element.
    ascii['<'] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    // Halves of a pair arrive one by one, and both are escaped: lossless, also where one stands
    // alone.
    return Escape.isTreacherous(character)
        ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", character))
        : null;
  }
}
