package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.Glob;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Protection of branches that the settings repository of an organisation declares for the others: safe-settings reads one
 * file for all of them, one for each group, and one for each repository.
 */
@AutoService(Detector.class)
public final class SafeSettings implements Detector {
  private static final RepoPath GROUPS = RepoPath.of(".github/suborgs");
  private static final RepoPath REPOSITORIES = RepoPath.of(".github/repos");
  private static final Set<String> FOR_ALL =
      Set.of(".github/settings.yml", ".github/settings.yaml");
  private static final RepoPath RESTRICTIONS = RepoPath.of("deployment-settings.yml");

  /** Repositories that safe-settings leaves alone where nobody says which. */
  private static final List<String> LEFT_ALONE = List.of("admin", ".github", "safe-settings");

  @Override
  public String id() {
    return "safe-settings";
  }

  @Override
  public String sees() {
    return "Protection of branches that an organisation's settings repository declares for all its"
        + " repositories, for groups of them, and for each (safe-settings).";
  }

  @Override
  public Set<String> emits() {
    return Set.of(BranchSettings.KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return path.parent().equals(GROUPS)
        || path.parent().equals(REPOSITORIES)
        || FOR_ALL.contains(path.value());
  }

  /** Whether the repository is one that speaks for others: files of groups or repositories make it one. */
  static boolean areIn(Landscape landscape) {
    return landscape.hasAny(GROUPS) || landscape.hasAny(REPOSITORIES);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    if (!areIn(landscape)) {
      return;
    }
    Settled settled = new Settled(landscape);
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (looksAt(file.path())) {
        file.document()
            .root()
            .flatMap(
                root ->
                    BranchSettings.of(file, root, id())
                        .map(fact -> settled.told(fact, meant(file.path(), root))))
            .ifPresent(sink);
      }
    }
  }

  /** Which repositories a file is for, by their names without the owner's. */
  private static Predicate<String> meant(RepoPath file, Value root) {
    if (file.parent().equals(REPOSITORIES)) {
      String name = file.name().substring(0, file.name().length() - file.extension().length() - 1);
      return name::equalsIgnoreCase;
    }
    if (file.parent().equals(GROUPS)) {
      return name -> isAmong(name, root.texts("suborgrepos"));
    }
    return name -> true;
  }

  private static boolean isAmong(String name, List<String> patterns) {
    String lower = name.toLowerCase(Locale.ROOT);
    return patterns.stream()
        .anyMatch(pattern -> Glob.text(pattern.toLowerCase(Locale.ROOT)).matches(lower));
  }

  /** The repositories that settings of this one reach. */
  private static final class Settled {
    private final Neighbours neighbours;
    private final String owner;
    private final Optional<String> own;
    private final List<String> leftOut;
    private final List<String> only;

    Settled(Landscape landscape) {
      this.neighbours = landscape.neighbours();
      this.own = neighbours.own();
      this.owner =
          own.map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/')))).orElse("");
      Optional<Value> written =
          landscape
              .documents()
              .at(RESTRICTIONS, ConfigDocument.class)
              .flatMap(file -> file.document().root())
              .flatMap(root -> root.at("restrictedRepos"));
      this.only = written.map(value -> value.texts("include")).orElse(List.of());
      this.leftOut =
          written
              .map(value -> value.texts("exclude"))
              .filter(some -> !some.isEmpty())
              .orElse(LEFT_ALONE);
    }

    Evidence told(Evidence fact, Predicate<String> meant) {
      Predicate<String> reached = name -> meant.test(last(name)) && isReached(last(name));
      List<String> elsewhere = neighbours.of(owner).stream().filter(reached).toList();
      String forThis = own.isEmpty() ? "unknown" : own.filter(reached).isPresent() ? "yes" : "no";
      return fact.with("for-this", forThis).with("elsewhere", elsewhere);
    }

    private boolean isReached(String name) {
      return !isAmong(name, leftOut) && (only.isEmpty() || isAmong(name, only));
    }

    private static String last(String name) {
      return name.substring(name.lastIndexOf('/') + 1);
    }
  }
}
