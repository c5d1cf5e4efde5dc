package dev.tidemark.link.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.link.resource.Fields;
import java.util.List;
import java.util.Locale;

/** What a row asks of a resource's attributes, in three-valued logic: what is computed is unknown, not absent. */
public sealed interface Condition {

  /** What it says of these attributes. */
  Answer of(Value attributes);

  /** Something is set there. */
  record Has(String path) implements Condition {
    @Override
    public Answer of(Value attributes) {
      return Answer.of(Fields.isAnySet(Fields.at(attributes, path)));
    }
  }

  /** One of these texts is written there, in any case of letters. */
  record Is(String path, List<String> texts) implements Condition {
    public Is {
      texts = texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public Answer of(Value attributes) {
      return Literals.in(attributes, path)
          .any(text -> texts.contains(text.toLowerCase(Locale.ROOT)));
    }
  }

  /** One of these texts is part of what is written there, in any case of letters. */
  record Contains(String path, List<String> texts) implements Condition {
    public Contains {
      texts = texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public Answer of(Value attributes) {
      return Literals.in(attributes, path)
          .any(written -> Words.anyIn(texts, written.toLowerCase(Locale.ROOT)));
    }
  }

  /** One of these texts is part of what is written or computed there, names of what it refers to included. */
  record Mentions(String path, List<String> texts) implements Condition {
    public Mentions {
      texts = List.copyOf(texts);
    }

    @Override
    public Answer of(Value attributes) {
      return Answer.of(
          Fields.at(attributes, path).stream()
              .flatMap(Value::walk)
              .anyMatch(value -> Words.anyIn(texts, Fields.text(value))));
    }
  }

  /** A number above this one is written there. */
  record Above(String path, double bound) implements Condition {
    @Override
    public Answer of(Value attributes) {
      return Literals.in(attributes, path)
          .any(text -> Numbers.parse(text).map(number -> number > bound).orElse(false));
    }
  }

  /** At least this many entries are listed there. */
  record Lists(String path, int least) implements Condition {
    @Override
    public Answer of(Value attributes) {
      List<Value> found = Fields.at(attributes, path);
      if (found.stream().anyMatch(Fields::isExpression)) {
        return Answer.UNKNOWN;
      }
      return Answer.of(
          found.size() >= least
              || found.stream()
                  .anyMatch(v -> v instanceof Value.Sequence list && list.items().size() >= least));
    }
  }

  /** All hold. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Answer of(Value attributes) {
      Answer all = Answer.YES;
      for (Condition part : parts) {
        all = all.and(part.of(attributes));
      }
      return all;
    }
  }

  /** One holds at least. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Answer of(Value attributes) {
      Answer any = Answer.NO;
      for (Condition part : parts) {
        any = any.or(part.of(attributes));
      }
      return any;
    }
  }

  /** It does not hold. */
  record Not(Condition part) implements Condition {
    @Override
    public Answer of(Value attributes) {
      return part.of(attributes).not();
    }
  }
}
