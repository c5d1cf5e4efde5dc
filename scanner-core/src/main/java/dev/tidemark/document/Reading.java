package dev.tidemark.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of reading a blob: a document, whole or in part, and what could not be read of it.
 *
 * @param document empty when nothing could be read
 * @param flaws in order of line; each says whether something may have been lost
 */
public record Reading(Optional<Document> document, List<Flaw> flaws) {
  /** How many flaws of one kind are told one by one: more help nobody, and a hostile file has one on every line. */
  private static final int TOLD = 20;

  public Reading {
    flaws = flaws.size() <= TOLD ? List.copyOf(flaws) : told(flaws);
  }

  /** The first flaws of each kind, and behind them one that stands for the others of that kind. */
  private static List<Flaw> told(List<Flaw> flaws) {
    Map<String, List<Flaw>> further = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    List<Flaw> told = new ArrayList<>();
    for (Flaw flaw : flaws) {
      if (counts.merge(flaw.code(), 1, Integer::sum) <= TOLD) {
        told.add(flaw);
      } else {
        further.computeIfAbsent(flaw.code(), code -> new ArrayList<>()).add(flaw);
      }
    }
    for (Flaw flaw : List.copyOf(told)) {
      List<Flaw> rest = further.remove(flaw.code());
      if (rest != null) {
        told.add(summary(rest));
      }
    }
    return List.copyOf(told);
  }

  private static Flaw summary(List<Flaw> rest) {
    Flaw first = rest.get(0);
    if (rest.size() == 1) {
      return first;
    }
    boolean measured = rest.stream().filter(Flaw::loses).allMatch(flaw -> flaw.lost() >= 0);
    return new Flaw(
        first.code(),
        first.line(),
        "and " + (rest.size() - 1) + " more of this kind further down: " + first.detail(),
        rest.stream().anyMatch(Flaw::loses),
        measured ? rest.stream().filter(Flaw::loses).mapToLong(Flaw::lost).sum() : -1);
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
