package dev.tidemark.laws;

import dev.tidemark.rubric.Against;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Condition;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.Indicator;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Rubric;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The attributes that the conditions of a rubric ask for, each with the kinds of which one must give it. */
final class AskedAttributes {

  /** An attribute that some of these kinds are asked for. */
  record Asked(String attribute, Set<String> kinds) {
    @Override
    public String toString() {
      return attribute + " of " + String.join(" or ", kinds);
    }
  }

  private final TreeMap<String, Asked> all = new TreeMap<>();

  void add(Rubric rubric) {
    rubric.indicators().forEach(this::add);
    rubric.findings().forEach(finding -> add(finding.when()));
  }

  Stream<Asked> all() {
    return all.values().stream();
  }

  private void add(Indicator indicator) {
    Against against = indicator.against();
    against.shown().forEach(this::add);
    Stream.of(
            Optional.of(indicator.holds()),
            against.counts(),
            indicator.applies().when(),
            indicator.applies().unless(),
            indicator.elsewhere(),
            indicator.fallsShort(),
            indicator.direct())
        .flatMap(Optional::stream)
        .forEach(this::add);
  }

  private void add(Condition condition) {
    if (condition instanceof Condition.Present present) {
      add(present.filter());
    } else if (condition instanceof Condition.Absent absent) {
      add(absent.filter());
    } else if (condition instanceof Condition.Count count) {
      add(count.filter());
    } else if (condition instanceof Condition.Measured measured) {
      add(measured.measure());
    }
    condition.parts().forEach(this::add);
  }

  private void add(MeasureDeclaration measure) {
    measure.filters().values().forEach(this::add);
    Set<String> kinds = new TreeSet<>();
    measure.filters().values().forEach(filter -> kinds.addAll(filter.kinds()));
    for (String setting : List.of("attribute", "attributes", "weight")) {
      for (String name : measure.setting(setting, "").split("[\\[\\],| ]+", -1)) {
        if (!name.isEmpty()) {
          add(name, kinds);
        }
      }
    }
  }

  private void add(Filter filter) {
    add(filter.test(), new TreeSet<>(filter.kinds()));
  }

  private void add(AttributeTest test, Set<String> kinds) {
    if (test instanceof AttributeTest.OneOf one) {
      add(one.attribute(), kinds);
    } else if (test instanceof AttributeTest.Between between) {
      add(between.attribute(), kinds);
    } else if (test instanceof AttributeTest.Given given) {
      add(given.attribute(), kinds);
    } else if (test instanceof AttributeTest.Not not) {
      add(not.test(), kinds);
    } else if (test instanceof AttributeTest.AnyOf any) {
      any.tests().forEach(part -> add(part, kinds));
    } else if (test instanceof AttributeTest.AllOf every) {
      Set<String> narrowed = new TreeSet<>(kinds);
      every.tests().stream()
          .filter(AttributeTest.OfKind.class::isInstance)
          .forEach(part -> narrowed.retainAll(((AttributeTest.OfKind) part).kinds()));
      every.tests().forEach(part -> add(part, narrowed));
    }
  }

  private void add(String attribute, Set<String> kinds) {
    Asked asked = new Asked(attribute, Set.copyOf(kinds));
    all.put(attribute + " " + new TreeSet<>(kinds), asked);
  }
}
