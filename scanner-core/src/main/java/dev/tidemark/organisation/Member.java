package dev.tidemark.organisation;

import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Unread;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.landscape.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What one repository brings into an organisation: small enough to keep while the others are read.
 *
 * @param name by which the others call it
 * @param emittedKinds the kinds that any detector may emit
 * @param unread what could not be read, and could have held evidence
 * @param hidden what of the unread could speak of other repositories
 * @param made what its definitions, pipelines and images are made of, to find copies of them elsewhere
 */
public record Member(
    String name,
    Role role,
    Units units,
    List<Evidence> evidence,
    Set<String> emittedKinds,
    List<Unread> unread,
    List<Hidden> hidden,
    Optional<LocalDate> asOf,
    List<UnitSource.Sketched> made) {

  public Member {
    emittedKinds = Set.copyOf(emittedKinds);
    unread = List.copyOf(unread);
    hidden = List.copyOf(hidden);
    made = List.copyOf(made);
  }

  /**
   * Something unread that could speak of another repository.
   *
   * @param names the last words of the names of all repositories that it could speak of; empty where that may be any
   */
  public record Hidden(Unread unread, Optional<Set<String>> names) {
    boolean couldMean(String repository) {
      String last = repository.substring(repository.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
      return names.map(known -> known.contains(last)).orElse(true);
    }
  }
}
