package dev.tidemark.judgement;

import dev.tidemark.rubric.PracticeArea;
import java.util.List;
import java.util.OptionalInt;

/**
 * How mature one practice area is, as an interval.
 *
 * @param proven the level that the evidence proves; empty where none is shown
 * @param possible the level if every unknown requirement held; empty where the area has no applicable requirement
 * @param confidence the weakest that the proven level rests on
 * @param capped ids of the observed symptoms that hold the area down
 * @param blocked ids of the requirements of the next level that do not hold
 * @param indicators a verdict for each indicator, in the rubric's order
 */
public record Rating(
    PracticeArea area,
    OptionalInt proven,
    OptionalInt possible,
    Confidence confidence,
    List<String> capped,
    List<String> blocked,
    List<IndicatorVerdict> indicators) {
  public Rating {
    capped = List.copyOf(capped);
    blocked = List.copyOf(blocked);
    indicators = List.copyOf(indicators);
  }
}
