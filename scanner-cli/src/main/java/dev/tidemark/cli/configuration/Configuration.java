package dev.tidemark.cli.configuration;

import dev.tidemark.document.Origin;
import dev.tidemark.judgement.Attestation;
import dev.tidemark.judgement.Role;
import dev.tidemark.repository.RepoPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a repository says of itself.
 *
 * @param rubrics ids of bundled rubrics or paths of files in the repository; all bundled ones when empty
 * @param tolerances thresholds set otherwise, by rubric and name
 * @param components subtrees that are judged like a repository
 * @param role what the repository is for, where the inference is wrong
 * @param origins whose paths are, where the rules are wrong
 * @param targets the levels that are aimed at, by place and area
 * @param attestations what people say that no repository can show
 * @param suppressions findings that are accepted for now
 */
public record Configuration(
    List<String> rubrics,
    SortedMap<String, SortedMap<String, Double>> tolerances,
    List<Component> components,
    Optional<Role> role,
    List<OriginPattern> origins,
    List<Target> targets,
    List<Attestation> attestations,
    List<Suppression> suppressions) {

  /** The name of the file, at the root of the repository. */
  public static final String FILE = ".tidemark.yml";

  /** What holds without a file. */
  public static final Configuration NONE =
      new Configuration(
          List.of(),
          new TreeMap<>(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public Configuration {
    rubrics = List.copyOf(rubrics);
    components = List.copyOf(components);
    origins = List.copyOf(origins);
    targets = List.copyOf(targets);
    attestations = List.copyOf(attestations);
    suppressions = List.copyOf(suppressions);
  }

  /** A subtree judged like a repository. */
  public record Component(RepoPath path, List<String> owners) {
    public Component {
      owners = List.copyOf(owners);
    }
  }

  /** Paths that match a pattern are of an origin, whatever their name or content says. */
  public record OriginPattern(String pattern, Origin origin) {}

  /**
   * A level that is aimed at.
   *
   * @param path the component that it holds for; the root for the repository
   * @param area {@code iac.ci} or {@code platform}
   */
  public record Target(RepoPath path, String area, int level) {}

  /**
   * A finding that is accepted for now: it is counted and listed, and never raises a proven level.
   *
   * @param indicator whose evidence against is set aside
   * @param pattern the paths that it is set aside in
   * @param expires the last day on which it counts
   */
  public record Suppression(String indicator, String pattern, String reason, LocalDate expires) {}
}
