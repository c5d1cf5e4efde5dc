package dev.tidemark.detector.policy;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.function.Consumer;

/** The fact about one policy. */
final class PolicyFact {
  private PolicyFact() {}

  /**
   * A policy of an engine that acts by itself: enforcing blocks.
   *
   * @param mode {@code enforce}, {@code audit}, {@code warn}, {@code off}, {@code mutate}, {@code library} or {@code
   *     unknown}
   */
  static Evidence of(String engine, String name, Location location, String mode) {
    return Evidence.of("policy.definition", location)
        .with("tool", engine)
        .with("engine", engine)
        .with("name", name)
        .with("mode", mode)
        .with("blocking", mode.equals("enforce"));
  }

  /**
   * Marks the policies that are there for others to adopt: those of a library from which nothing is delivered, and those
   * packaged for a public index or standing among them. They audit and repair nothing here.
   */
  static Consumer<Evidence> told(Landscape landscape, Consumer<Evidence> sink) {
    boolean delivers = !landscape.units().provisioned().isEmpty();
    return fact -> {
      RepoPath path = fact.location().path();
      boolean offered =
          landscape.facet(PackagedPolicies.FACET).holds(path)
              || (!delivers && isInLibrary(landscape, path));
      if (!offered) {
        sink.accept(fact);
      } else if (fact.kind().equals("policy.definition")) {
        sink.accept(
            fact.is("scheduled")
                ? fact.with("example", true).with("scheduled", false)
                : fact.with("example", true));
      } else if (!fact.kind().equals("governance.remediation")) {
        sink.accept(fact);
      }
    };
  }

  private static boolean isInLibrary(Landscape landscape, RepoPath path) {
    return landscape.units().around(path).stream()
        .anyMatch(unit -> unit.kind() == Unit.Kind.LIBRARY);
  }

  /** The strongest of several modes. */
  static String strongest(List<String> modes) {
    for (String mode : List.of("enforce", "mutate", "warn", "audit", "off")) {
      if (modes.contains(mode)) {
        return mode;
      }
    }
    return modes.isEmpty() ? "unknown" : modes.get(0);
  }
}
