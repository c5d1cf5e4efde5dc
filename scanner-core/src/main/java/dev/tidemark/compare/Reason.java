package dev.tidemark.compare;

import java.util.List;

/**
 * Why a gate ruled as it did.
 *
 * @param about the areas and indicators that it speaks of, as reports name them: {@code iac.ci of services/a}
 * @param words a sentence that begins with the first of them, and says why and not only how much
 */
public record Reason(List<String> about, String words) {
  public Reason {
    about = List.copyOf(about);
  }
}
