package dev.tidemark.rubric;

import java.util.List;

/** A part of practice that is rated by itself. */
public record PracticeArea(String id, String title, List<Indicator> indicators) {
  public PracticeArea {
    indicators = List.copyOf(indicators);
  }
}
