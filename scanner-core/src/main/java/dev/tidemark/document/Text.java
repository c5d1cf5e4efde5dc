package dev.tidemark.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decoded content. A byte order mark is honoured and removed; otherwise the bytes must be UTF-8, or else are taken as
 * Latin-1, which loses no structure that any of our formats has. Line ends are left as they are.
 *
 * @param value the decoded characters; empty when binary
 * @param encoding what it was decoded as
 */
public record Text(String value, Encoding encoding) {

  /** How the bytes were understood. */
  public enum Encoding {
    UTF_8,
    UTF_16,
    UTF_32,
    /** Not UTF-8: read byte by byte. */
    LATIN_1,
    /** Holds NUL bytes: no text. */
    BINARY,
    /** A pointer of Git LFS stands in for the content. */
    LFS_POINTER,
    /** Encrypted by git-crypt or a like tool. */
    ENCRYPTED
  }

  /** How far a NUL byte is looked for to call content binary, as Git does (8,000 bytes). */
  private static final int BINARY_WINDOW = 8_000;

  /** A pointer of Git LFS has at most this many bytes, says its specification. */
  private static final int LARGEST_POINTER = 1_024;

  static Text decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return text(bytes, 3, StandardCharsets.UTF_8, Encoding.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return text(bytes, 4, Charset.forName("UTF-32LE"), Encoding.UTF_32);
    }
    if (startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
      return text(bytes, 4, Charset.forName("UTF-32BE"), Encoding.UTF_32);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return text(bytes, 2, StandardCharsets.UTF_16LE, Encoding.UTF_16);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return text(bytes, 2, StandardCharsets.UTF_16BE, Encoding.UTF_16);
    }
    if (startsWith(bytes, 0, 'G', 'I', 'T', 'C', 'R', 'Y', 'P', 'T', 0)) {
      return new Text("", Encoding.ENCRYPTED);
    }
    for (int i = 0; i < Math.min(bytes.length, BINARY_WINDOW); i++) {
      if (bytes[i] == 0) {
        return new Text("", Encoding.BINARY);
      }
    }
    String value = new String(bytes, StandardCharsets.UTF_8);
    if (value.indexOf('\uFFFD') >= 0 && !isUtf8(bytes)) {
      return text(bytes, 0, StandardCharsets.ISO_8859_1, Encoding.LATIN_1);
    }
    if (bytes.length < LARGEST_POINTER
        && value.startsWith("version https://git-lfs.github.com/spec/")) {
      return new Text("", Encoding.LFS_POINTER);
    }
    return new Text(value, Encoding.UTF_8);
  }

  /** Whether the bytes are UTF-8 strictly: a replacement character may also stand in the file itself. */
  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  /** Whether there are characters to read. */
  public boolean isReadable() {
    return encoding != Encoding.BINARY
        && encoding != Encoding.LFS_POINTER
        && encoding != Encoding.ENCRYPTED;
  }

  private static Text text(byte[] bytes, int from, Charset charset, Encoding encoding) {
    return new Text(new String(bytes, from, bytes.length - from, charset), encoding);
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    if (bytes.length < head.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if ((bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }
}
