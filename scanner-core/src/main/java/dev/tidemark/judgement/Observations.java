package dev.tidemark.judgement;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.evidence.SortedEvidence;
import dev.tidemark.landscape.Units;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * All that a judgement rests on.
 *
 * @param units what shares are counted in
 * @param evidence what was seen, in any order
 * @param emittedKinds the kinds that any registered detector may emit
 * @param unread what could not be read, and could have held evidence
 * @param scope one repository or an organisation
 * @param attestations what people say
 * @param role what the repository is for
 * @param asOf the day that time windows and expiry are counted from: the snapshot's, never today
 */
public record Observations(
    Units units,
    List<Evidence> evidence,
    Set<String> emittedKinds,
    List<Unread> unread,
    Scope scope,
    List<Attestation> attestations,
    Role role,
    LocalDate asOf) {

  public Observations {
    evidence = SortedEvidence.of(evidence);
    emittedKinds = Set.copyOf(emittedKinds);
    unread = List.copyOf(unread);
    attestations = List.copyOf(attestations);
  }

  public Observations withRole(Role other) {
    return new Observations(
        units, evidence, emittedKinds, unread, scope, attestations, other, asOf);
  }

  public Observations withEvidence(List<Evidence> other) {
    return new Observations(units, other, emittedKinds, unread, scope, attestations, role, asOf);
  }
}
