package dev.tidemark.document;

/** The bytes of one blob and their text, decoded once. */
public final class Blob {
  private final byte[] bytes;
  private final Text text;

  /**
   * @param bytes which nobody changes from now on: each blob of a repository comes by here, and is not copied
   */
  public Blob(byte[] bytes) {
    this.bytes = bytes;
    this.text = Text.decode(bytes);
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  /** The text, by byte order mark or as UTF-8; binary and undecodable content says so. */
  public Text text() {
    return text;
  }
}
