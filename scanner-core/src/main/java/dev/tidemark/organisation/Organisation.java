package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.landscape.UnitSource;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * What several repositories show together.
 *
 * @param teams who there is, by whatever tells most of them
 * @param adoption what repositories offer to others, and who takes it
 * @param copies what one repository holds of another's definitions
 * @param ways in how many ways their pipelines work
 * @param rubrics judged over all of them as one
 */
public record Organisation(
    List<Team> teams,
    List<Adoption> adoption,
    List<Copy> copies,
    List<Ways> ways,
    List<RubricResult> rubrics) {

  /** One repository alone is none. */
  public static final Organisation NONE =
      new Organisation(List.of(), List.of(), List.of(), List.of(), List.of());

  public Organisation {
    teams = List.copyOf(teams);
    adoption = List.copyOf(adoption);
    copies = List.copyOf(copies);
    ways = List.copyOf(ways);
    rubrics = List.copyOf(rubrics);
  }

  /** The repository that a fact is of, where it is not the one that is judged by itself. */
  public static Optional<String> owner(Evidence fact) {
    String path = fact.location().path().value();
    return fact.text(Prefixed.REPOSITORY)
        .filter(name -> path.equals(name) || path.startsWith(name + "/"));
  }

  /** Where a fact stands in its own repository. */
  public static Location place(Evidence fact) {
    Location whole = fact.location();
    String path = whole.path().value();
    return owner(fact)
        .map(
            name ->
                new Location(
                    RepoPath.of(path.substring(Math.min(path.length(), name.length() + 1))),
                    whole.startLine(),
                    whole.endLine()))
        .orElse(whole);
  }

  /**
   * A team.
   *
   * @param knownBy {@code catalogue}, {@code ownership-file}, or {@code repository} where nothing else names three
   * @param repositories where it owns something, sorted
   */
  public record Team(String name, String knownBy, List<String> repositories) {
    static final String REPOSITORY = "repository";

    public Team {
      repositories = List.copyOf(repositories);
    }

    boolean isRepository() {
      return knownBy.equals(REPOSITORY);
    }
  }

  /**
   * Something that a repository offers, with those that use it.
   *
   * @param what {@code module}, {@code template}, {@code preset}, {@code pipeline} for one that others start, or {@code
   *     entities} for a file that a catalogue takes in
   * @param repository whose it is
   * @param path where it lies there
   * @param users the repositories that use it, sorted
   * @param uses how often they do
   * @param pinned how many of the uses hold its version
   * @param versions which of them are asked for, the commonest first
   */
  public record Adoption(
      String what,
      String repository,
      String path,
      List<String> users,
      long uses,
      long pinned,
      List<Version> versions) {
    static final String PIPELINE = "pipeline";
    static final String ENTITIES = "entities";

    public Adoption {
      users = List.copyOf(users);
      versions = List.copyOf(versions);
    }

    /** Whether it is a pipeline that others start. */
    public boolean isStarted() {
      return what.equals(PIPELINE);
    }

    /** Whether it is what a catalogue takes in. */
    public boolean isCatalogued() {
      return what.equals(ENTITIES);
    }

    /** Whether users could hold a version of it: pipelines are started as they are, and catalogues follow a branch. */
    public boolean hasVersions() {
      return !isStarted() && !isCatalogued();
    }
  }

  /**
   * A version that is asked for.
   *
   * @param written as it stands in the references; empty where they name none
   * @param users the repositories that ask for it, sorted
   * @param uses how often they do
   */
  public record Version(String written, List<String> users, long uses) {
    /** In the place of a version where the commit of a submodule holds it. */
    public static final String SUBMODULE = "submodule";

    public Version {
      users = List.copyOf(users);
    }
  }

  /**
   * Something that another repository holds too.
   *
   * @param path where it lies in its repository; empty for the top
   * @param otherPath where the other one lies in its own
   * @param similarity in percent of what both are made of
   * @param lines those that are compared of the smaller one: of definitions, the resources alone
   * @param identical whether they are the same, word for word
   */
  public record Copy(
      UnitSource.Sketched.What what,
      String repository,
      String path,
      String otherRepository,
      String otherPath,
      int similarity,
      int lines,
      boolean identical) {}

  /**
   * In how many ways pipelines of one purpose work.
   *
   * @param purpose what they are for
   * @param pipelines how many there are
   * @param different how many do something else than every other
   * @param alike how many work in the commonest way
   * @param repositories where they are, sorted
   */
  public record Ways(
      String purpose, int pipelines, int different, int alike, List<String> repositories) {
    public Ways {
      repositories = List.copyOf(repositories);
    }
  }
}
