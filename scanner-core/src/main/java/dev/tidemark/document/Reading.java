package dev.tidemark.document;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a blob: a document, whole or in part, and what could not be read of it.
 *
 * @param document empty when nothing could be read
 * @param flaws in order of line; each says whether something may have been lost
 */
public record Reading(Optional<Document> document, List<Flaw> flaws) {

  public Reading {
    flaws = List.copyOf(flaws);
  }

  public static Reading of(Document document) {
    return new Reading(Optional.of(document), List.of());
  }

  public static Reading of(Document document, List<Flaw> flaws) {
    return new Reading(Optional.of(document), flaws);
  }

  public static Reading failed(String code, int line, String detail) {
    return new Reading(Optional.empty(), List.of(new Flaw(code, line, detail)));
  }

  /** Of bytes that are no text of a known encoding. */
  public static Reading unreadable(Text text) {
    return failed("unreadable", 0, "no text: " + text.encoding());
  }

  /**
   * Something that could not be read, or that is worth knowing though nothing was lost.
   *
   * @param code stable: {@code hcl-syntax}, {@code yaml-limit}
   * @param line from 1; 0 when it concerns the whole file
   * @param detail one sentence without the file's own text
   * @param loses whether content may have been lost; false for a duplicate key, of which the last wins
   * @param lost the most bytes that were lost; -1 where it may be the whole file
   */
  public record Flaw(String code, int line, String detail, boolean loses, long lost) {
    /** A flaw of which it is not known how far it reaches. */
    public Flaw(String code, int line, String detail, boolean loses) {
      this(code, line, detail, loses, -1);
    }

    /** A flaw that may have lost content. */
    public Flaw(String code, int line, String detail) {
      this(code, line, detail, true);
    }

    /** The same, where nothing was lost by it. */
    public Flaw harmless() {
      return new Flaw(code, line, detail, false);
    }
  }

  /** The most bytes of a file of this size that were lost. */
  long lost(long size) {
    boolean told = flaws.stream().filter(Flaw::loses).allMatch(flaw -> flaw.lost() >= 0);
    long lost = flaws.stream().filter(Flaw::loses).mapToLong(Flaw::lost).sum();
    return told && document.isPresent() ? Math.min(lost, size < 0 ? lost : size) : size;
  }

  /** Whether part of the content may have been lost. */
  public boolean losesContent() {
    return flaws.stream().anyMatch(Flaw::loses);
  }
}
