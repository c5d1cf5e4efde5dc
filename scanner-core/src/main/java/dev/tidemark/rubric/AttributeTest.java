package dev.tidemark.rubric;

import java.util.List;
import java.util.stream.Collectors;

/** What the attributes of one fact must be. Data: the judge decides, in three-valued logic. */
public sealed interface AttributeTest {

  /** The test in words. */
  String inWords();

  /** The fact is of one of these kinds. */
  record OfKind(List<String> kinds) implements AttributeTest {
    public OfKind {
      kinds = List.copyOf(kinds);
    }

    @Override
    public String inWords() {
      return String.join(" or ", kinds);
    }
  }

  /** The attribute is one of the texts, or a list that holds one of them. */
  record OneOf(String attribute, List<String> values) implements AttributeTest {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public String inWords() {
      return attribute + " " + String.join(" or ", values);
    }
  }

  /** The attribute is a number from {@code least} to {@code most}. */
  record Between(String attribute, double least, double most) implements AttributeTest {
    @Override
    public String inWords() {
      return attribute
          + (least == Double.NEGATIVE_INFINITY ? "" : " at least " + plain(least))
          + (most == Double.POSITIVE_INFINITY ? "" : " at most " + plain(most));
    }

    private static String plain(double number) {
      return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
  }

  /** The attribute is there, or is not. */
  record Given(String attribute, boolean given) implements AttributeTest {
    @Override
    public String inWords() {
      return (given ? "" : "no ") + attribute;
    }
  }

  /** All of them; all of none is always true. */
  record AllOf(List<AttributeTest> tests) implements AttributeTest {
    public AllOf {
      tests = List.copyOf(tests);
    }

    @Override
    public String inWords() {
      return tests.stream().map(AttributeTest::inWords).collect(Collectors.joining(", "));
    }
  }

  /** At least one of them. */
  record AnyOf(List<AttributeTest> tests) implements AttributeTest {
    public AnyOf {
      tests = List.copyOf(tests);
    }

    @Override
    public String inWords() {
      return tests.stream().map(AttributeTest::inWords).collect(Collectors.joining(" or "));
    }
  }

  /** Not that one. */
  record Not(AttributeTest test) implements AttributeTest {
    @Override
    public String inWords() {
      return "not " + test.inWords();
    }
  }
}
