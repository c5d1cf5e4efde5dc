package dev.tidemark.link.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.link.resource.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an attribute of evidence is taken from a resource's attributes. */
public sealed interface Lift {

  /** The evidence with the attribute, if the resource says it. */
  Evidence into(Evidence evidence, String name, Value attributes);

  /** The text that is written there, or the expression that computes it. */
  record Text(String path) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      return evidence.with(
          name,
          Fields.literal(attributes, path)
              .or(() -> Fields.at(attributes, path).stream().map(Fields::text).findFirst()));
    }
  }

  /** The texts that are written there. */
  record Texts(String path) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      return evidence.with(name, Fields.literals(attributes, path).stream().distinct().toList());
    }
  }

  /** The whole number that is written there. */
  record Whole(String path) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      return Fields.literal(attributes, path)
          .flatMap(Numbers::parse)
          .map(number -> evidence.with(name, Math.round(number)))
          .orElse(evidence);
    }
  }

  /** How many values stand there. */
  record Count(String path) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      List<Value> found = Fields.at(attributes, path);
      return found.stream().anyMatch(Fields::isExpression)
          ? evidence
          : evidence.with(name, found.stream().mapToLong(Count::entries).sum());
    }

    private static long entries(Value value) {
      return value instanceof Value.Sequence list ? list.items().size() : 1;
    }
  }

  /**
   * The shortest span that is written there, in seconds; a bare number counts in {@code unit} seconds.
   *
   * @param otherwise the tool's default; 0 where there is none
   */
  record Seconds(String path, double unit, long otherwise) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      Optional<Long> shortest =
          Fields.literals(attributes, path).stream()
              .flatMap(text -> Numbers.seconds(text, unit).stream())
              .filter(seconds -> seconds > 0)
              .min(Long::compare);
      boolean open = Fields.at(attributes, path).stream().anyMatch(Fields::isExpression);
      return shortest
          .or(() -> otherwise == 0 || open ? Optional.empty() : Optional.of(otherwise))
          .map(seconds -> evidence.with(name, seconds.longValue()))
          .orElse(evidence);
    }
  }

  /** The span that is written there, in whole days. */
  record Days(String path) implements Lift {
    /** Seconds. */
    private static final long DAY = 86_400;

    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      return Fields.literal(attributes, path)
          .flatMap(text -> Numbers.seconds(text, DAY))
          .map(seconds -> evidence.with(name, seconds / DAY))
          .orElse(evidence);
    }
  }

  /** True or false; left out where it cannot be known. */
  record Flag(Condition condition) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      Answer answer = condition.of(attributes);
      return answer == Answer.UNKNOWN ? evidence : evidence.with(name, answer == Answer.YES);
    }
  }

  /** Yes, no or unknown, as a text. */
  record State(Condition condition) implements Lift {
    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      return evidence.with(name, condition.of(attributes).name().toLowerCase(Locale.ROOT));
    }
  }

  /** A text for the first condition that holds. */
  record Choice(List<Option> options) implements Lift {
    public Choice {
      options = List.copyOf(options);
    }

    @Override
    public Evidence into(Evidence evidence, String name, Value attributes) {
      return options.stream()
          .filter(option -> option.condition().of(attributes) == Answer.YES)
          .findFirst()
          .map(option -> evidence.with(name, option.text()))
          .orElse(evidence);
    }
  }

  /** One text of a choice. */
  record Option(String text, Condition condition) {}
}
