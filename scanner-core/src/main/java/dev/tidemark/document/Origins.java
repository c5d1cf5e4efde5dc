package dev.tidemark.document;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose each path is. Asked in this order: the configuration, {@code .gitattributes}, the nearest directory whose name is
 * a convention, the file's own name, and what the file says of itself.
 */
public final class Origins implements Function<RepoPath, Origin> {

  private static final Set<Origin> OF_NO_FORCE =
      Set.of(Origin.VENDORED, Origin.FIXTURE, Origin.EXAMPLE);

  /** What attributes may say, in the order in which they are asked. */
  private static final List<Origin> OF_ATTRIBUTES =
      List.of(Origin.VENDORED, Origin.GENERATED, Origin.DOCUMENTATION);

  private static final Set<String> PROSE =
      Set.of("md", "markdown", "rst", "adoc", "asciidoc", "txt", "org");

  private final List<OriginRule> rules;
  private final LinguistAttributes attributes;
  private final Set<RepoPath> sayGenerated;
  private final List<Entry> entries;
  private final boolean examplesAreThePurpose;
  private final Map<RepoPath, Optional<Origin>> directories = new ConcurrentHashMap<>();

  /** Losing a race finds them twice. */
  private volatile @Nullable Map<RepoPath, Set<String>> children;

  /** Likewise; few repositories have such folders. */
  private volatile @Nullable ThirdParties thirdParties;

  private Origins(Snapshot snapshot, Set<RepoPath> sayGenerated, List<OriginRule> rules) {
    this.rules = List.copyOf(rules);
    this.attributes = LinguistAttributes.of(snapshot);
    this.sayGenerated = Set.copyOf(sayGenerated);
    this.entries = snapshot.entries();
    this.examplesAreThePurpose = OriginNames.examplesAreThePurpose(snapshot.entries());
  }

  /**
   * The origins of a snapshot's paths.
   *
   * @param sayGenerated the files whose documents say that they are generated
   * @param rules configured origins; the last that matches wins
   */
  public static Origins of(Snapshot snapshot, Set<RepoPath> sayGenerated, List<OriginRule> rules) {
    return new Origins(snapshot, sayGenerated, rules);
  }

  @Override
  public Origin apply(RepoPath path) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).pattern().matches(path)) {
        return rules.get(i).origin();
      }
    }
    for (Origin origin : OF_ATTRIBUTES) {
      if (attributes.says(path, origin).orElse(false)) {
        return origin;
      }
    }
    Optional<Origin> directory =
        ofDirectory(path.parent()).filter(origin -> !isDenied(path, origin));
    if (directory.isPresent()) {
      return directory.get() == Origin.DOCUMENTATION && PROSE.contains(path.extension())
          ? Origin.OWN
          : directory.get();
    }
    return OriginNames.isGeneratedByName(path.lowerName()) || sayGenerated.contains(path)
        ? isDenied(path, Origin.GENERATED) ? Origin.OWN : Origin.GENERATED
        : OriginNames.isFixtureByName(path.lowerName()) ? Origin.FIXTURE : Origin.OWN;
  }

  private boolean isDenied(RepoPath path, Origin origin) {
    return attributes.says(path, origin).filter(said -> !said).isPresent();
  }

  /**
   * What the nearest directory with a telling name says, that one included. Documents and generated files of what is
   * vendored, an example or a fixture are part of it.
   */
  private Optional<Origin> ofDirectory(RepoPath directory) {
    if (directory.isRoot()) {
      return Optional.empty();
    }
    Optional<Origin> known = directories.get(directory);
    if (known == null) {
      Optional<Origin> above = ofDirectory(directory.parent());
      known = marker(directory).filter(own -> !yields(own, above)).or(() -> above);
      directories.put(directory, known);
    }
    return known;
  }

  private static boolean yields(Origin own, Optional<Origin> above) {
    return (own == Origin.DOCUMENTATION || own == Origin.GENERATED)
        && above.filter(OF_NO_FORCE::contains).isPresent();
  }

  private Optional<Origin> marker(RepoPath directory) {
    String name = directory.lowerName();
    if (OriginNames.isVendored(name)
        && !(OriginNames.isOfThirdParties(name) && saysHowToDeploy(directory))) {
      return Optional.of(Origin.VENDORED);
    }
    if (OriginNames.isFixture(name)
        || OriginNames.isTestData(directory)
        || (OriginNames.isTriedOn(name) && isBesideRules(directory))
        || (OriginNames.isScenarios(name) && isBesideRoles(directory))) {
      return Optional.of(Origin.FIXTURE);
    }
    if (OriginNames.isSetAside(name)
        || (OriginNames.isExample(name) && !isEnvironment(directory) && !isThePurpose(directory))) {
      return Optional.of(Origin.EXAMPLE); // neither is applied: they are there to look at
    }
    if (OriginNames.isGenerated(name)) {
      return Optional.of(Origin.GENERATED);
    }
    return OriginNames.isDocumentation(name) && !isAction(directory)
        ? Optional.of(Origin.DOCUMENTATION)
        : Optional.empty();
  }

  /** An action is called what it does: {@code .github/actions/docs} makes documents. */
  private static boolean isAction(RepoPath directory) {
    return directory.parent().value().equals(".github/actions");
  }

  private boolean saysHowToDeploy(RepoPath directory) {
    ThirdParties known = thirdParties;
    if (known == null) {
      known = new ThirdParties(entries);
      thirdParties = known;
    }
    return known.sayHowToDeploy(directory);
  }

  private boolean isBesideRules(RepoPath directory) {
    return besides(directory).stream().anyMatch(OriginNames::isOfRules)
        || OriginNames.isOfRules(directory.parent().lowerName());
  }

  private boolean isBesideRoles(RepoPath directory) {
    return besides(directory).stream().anyMatch(OriginNames::isOfRoles);
  }

  private boolean isEnvironment(RepoPath directory) {
    return directory.lowerName().equals("demo")
        && besides(directory).stream().anyMatch(OriginNames::isEnvironment);
  }

  /** The names of the directories that lie in the same one, in lower case. Few repositories have names that ask for it. */
  private Set<String> besides(RepoPath directory) {
    Map<RepoPath, Set<String>> known = children;
    if (known == null) {
      known = childDirectories(entries);
      children = known;
    }
    return known.getOrDefault(directory.parent(), Set.of());
  }

  private boolean isThePurpose(RepoPath directory) {
    return examplesAreThePurpose && directory.depth() == 1;
  }

  private static Map<RepoPath, Set<String>> childDirectories(List<Entry> entries) {
    Map<RepoPath, Set<String>> children = new HashMap<>();
    Set<RepoPath> done = new HashSet<>();
    for (Entry entry : entries) {
      RepoPath directory = entry.path().parent();
      while (!directory.isRoot() && done.add(directory)) {
        children
            .computeIfAbsent(directory.parent(), d -> new HashSet<>())
            .add(directory.lowerName());
        directory = directory.parent();
      }
    }
    return children;
  }
}
