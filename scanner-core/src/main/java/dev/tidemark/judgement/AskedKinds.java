package dev.tidemark.judgement;

import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.Indicator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The kinds of evidence that an indicator asks about. */
public final class AskedKinds {
  private AskedKinds() {}

  /** Those of the indicator itself: what its whole area is about is seldom decided by one file. */
  public static SortedSet<String> of(Indicator indicator) {
    SortedSet<String> kinds = new TreeSet<>();
    Stream.of(
            Optional.of(indicator.holds()),
            indicator.against().counts(),
            indicator.applies().when(),
            indicator.applies().unless(),
            indicator.elsewhere(),
            indicator.fallsShort())
        .flatMap(Optional::stream)
        .forEach(condition -> add(condition, kinds));
    return kinds;
  }

  public static SortedSet<String> of(Condition condition) {
    SortedSet<String> kinds = new TreeSet<>();
    add(condition, kinds);
    return kinds;
  }

  private static void add(Condition condition, SortedSet<String> kinds) {
    if (condition instanceof Condition.Present present) {
      add(present.filter(), kinds);
    } else if (condition instanceof Condition.Absent absent) {
      add(absent.filter(), kinds);
    } else if (condition instanceof Condition.Count count) {
      add(count.filter(), kinds);
    } else if (condition instanceof Condition.Measured measured) {
      measured.measure().filters().values().forEach(filter -> add(filter, kinds));
    }
    condition.parts().forEach(part -> add(part, kinds));
  }

  private static void add(Filter filter, SortedSet<String> kinds) {
    kinds.addAll(filter.kinds());
  }
}
