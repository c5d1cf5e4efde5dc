package dev.tidemark.judgement;

import java.time.LocalDate;

/**
 * What a person says about an indicator that no repository can show.
 *
 * @param verdict holds, fails or not applicable
 * @param by who says so
 * @param on when
 * @param reason why, with the link to what it rests on, if there is one
 * @param expires the last day on which it counts
 */
public record Attestation(
    String indicator, Verdict verdict, String by, LocalDate on, String reason, LocalDate expires) {

  /** How long one counts when it does not say: the model asks for a look every quarter. Days. */
  public static final int DAYS_WHEN_NOT_GIVEN = 93;

  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
