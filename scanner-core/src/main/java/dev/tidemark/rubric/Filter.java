package dev.tidemark.rubric;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which evidence a condition speaks of.
 *
 * @param kinds any of these
 * @param test what the attributes must be
 */
public record Filter(List<String> kinds, AttributeTest test) {
  public Filter {
    kinds = List.copyOf(kinds);
  }

  /** All that the filter says, as one text: the same for filters that say the same, and for no others. */
  public String written() {
    return String.join(" ", kinds) + " " + test.written();
  }

  /** The filter in words, as a report without a noun of its own shows it. */
  public String inWords() {
    String tested = test.inWords();
    if (test.namesKinds()) {
      return tested;
    }
    return kinds.stream().collect(Collectors.joining(" or "))
        + (tested.isEmpty() ? "" : " with " + tested);
  }
}
