package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.rubric.AttributeTest;
import java.util.List;

/** Decides what attributes are, in three-valued logic. */
final class Attributes {
  private Attributes() {}

  static Truth test(AttributeTest test, Evidence fact) {
    if (test instanceof AttributeTest.OfKind of) {
      return Truth.of(of.kinds().contains(fact.kind()));
    }
    if (test instanceof AttributeTest.OneOf one) {
      return oneOf(one, fact);
    }
    if (test instanceof AttributeTest.Between between) {
      return between(between, fact);
    }
    if (test instanceof AttributeTest.Given given) {
      return Truth.of(fact.attributes().containsKey(given.attribute()) == given.given());
    }
    if (test instanceof AttributeTest.AllOf all) {
      Truth truth = Truth.TRUE;
      for (int i = 0; i < all.tests().size() && truth != Truth.FALSE; i++) {
        truth = truth.and(test(all.tests().get(i), fact));
      }
      return truth;
    }
    if (test instanceof AttributeTest.AnyOf any) {
      Truth truth = Truth.FALSE;
      for (int i = 0; i < any.tests().size() && truth != Truth.TRUE; i++) {
        truth = truth.or(test(any.tests().get(i), fact));
      }
      return truth;
    }
    return test(((AttributeTest.Not) test).test(), fact).not();
  }

  private static Truth oneOf(AttributeTest.OneOf test, Evidence fact) {
    Object value = fact.attributes().get(test.attribute());
    if (value == null) {
      return isBehind(fact) ? Truth.UNKNOWN : Truth.FALSE;
    }
    if (!(value instanceof List)) { // nearly every attribute has one value
      return isOneOf(test, value.toString());
    }
    Truth truth = Truth.FALSE;
    for (String text : fact.texts(test.attribute())) {
      truth = truth.or(isOneOf(test, text));
    }
    return truth;
  }

  private static Truth isOneOf(AttributeTest.OneOf test, String text) {
    if (test.values().contains(text)) {
      return Truth.TRUE;
    }
    return text.equals("unknown") ? Truth.UNKNOWN : Truth.FALSE;
  }

  private static Truth between(AttributeTest.Between test, Evidence fact) {
    if (fact.attributes().get(test.attribute()) instanceof Long number) {
      return Truth.of(number >= test.least() && number <= test.most());
    }
    boolean hidden =
        isBehind(fact) || Boolean.FALSE.equals(fact.attributes().get(test.attribute() + "-known"));
    return hidden ? Truth.UNKNOWN : Truth.FALSE;
  }

  /** What a fact does not say is unknown where a module or chart that is not in the scan would say it. */
  private static boolean isBehind(Evidence fact) {
    return fact.attributes().containsKey("behind");
  }
}
