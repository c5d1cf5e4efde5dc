package dev.tidemark.rubric;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the attributes of one fact must be. Data: the judge decides, in three-valued logic. */
public sealed interface AttributeTest {

  /** The test in words. */
  String inWords();

  /** All that the test says, as one text: the same for tests that say the same, and for no others. */
  String written();

  /** Whether what passes is of kinds that the test names itself. */
  default boolean namesKinds() {
    return false;
  }

  /** The fact is of one of these kinds. */
  record OfKind(List<String> kinds) implements AttributeTest {
    public OfKind {
      kinds = List.copyOf(kinds);
    }

    @Override
    public String inWords() {
      return String.join(" or ", kinds);
    }

    @Override
    public boolean namesKinds() {
      return true;
    }

    @Override
    public String written() {
      return "kind" + list(kinds);
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

    @Override
    public String written() {
      return quoted(attribute) + "=" + list(values);
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

    @Override
    public String written() {
      return quoted(attribute) + "=" + least + ".." + most;
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

    @Override
    public String written() {
      return quoted(attribute) + "?" + given;
    }
  }

  /** All of them; all of none is always true. */
  record AllOf(List<AttributeTest> tests) implements AttributeTest {
    public AllOf {
      tests = List.copyOf(tests);
    }

    @Override
    public String inWords() {
      String kinds = inWords(AttributeTest::namesKinds);
      String attributes = inWords(test -> !test.namesKinds());
      return kinds + (kinds.isEmpty() || attributes.isEmpty() ? "" : " with ") + attributes;
    }

    private String inWords(Predicate<AttributeTest> wanted) {
      return tests.stream().filter(wanted).map(this::part).collect(Collectors.joining(", "));
    }

    private String part(AttributeTest test) {
      boolean phrases = tests.size() > 1 && test instanceof AnyOf any && any.isOfPhrases();
      return phrases ? "(" + test.inWords() + ")" : test.inWords();
    }

    @Override
    public boolean namesKinds() {
      return tests.stream().anyMatch(AttributeTest::namesKinds);
    }

    @Override
    public String written() {
      return "all" + list(tests.stream().map(AttributeTest::written).toList());
    }
  }

  /** At least one of them. */
  record AnyOf(List<AttributeTest> tests) implements AttributeTest {
    public AnyOf {
      tests = List.copyOf(tests);
    }

    @Override
    public String inWords() {
      return tests.stream()
          .map(AttributeTest::inWords)
          .collect(Collectors.joining(isOfPhrases() ? "; or " : " or "));
    }

    /** Whether a plain "or" would not say where one of them ends. */
    private boolean isOfPhrases() {
      return tests.stream().anyMatch(AllOf.class::isInstance);
    }

    @Override
    public boolean namesKinds() {
      return !tests.isEmpty() && tests.stream().allMatch(AttributeTest::namesKinds);
    }

    @Override
    public String written() {
      return "any" + list(tests.stream().map(AttributeTest::written).toList());
    }
  }

  /** Not that one. */
  record Not(AttributeTest test) implements AttributeTest {
    @Override
    public String inWords() {
      return test instanceof OneOf one
          ? one.attribute() + " not " + String.join(" or ", one.values())
          : "not " + test.inWords();
    }

    @Override
    public String written() {
      return "not(" + test.written() + ")";
    }
  }

  private static String quoted(String text) {
    return text.length() + ":" + text;
  }

  private static String list(List<String> texts) {
    StringBuilder list = new StringBuilder("[");
    texts.forEach(text -> list.append(quoted(text)).append(','));
    return list.append(']').toString();
  }
}
