package dev.tidemark.cli.report;

import dev.tidemark.cli.plan.Obstacle;
import dev.tidemark.document.Location;
import dev.tidemark.judgement.Role;
import dev.tidemark.organisation.Organisation;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.scan.Assessment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What reports for people say of several repositories together. */
final class OrganisationView {
  /** Above the names of the repositories. */
  static final String TOGETHER = "All together";

  /** Said of what an organisation has one of. */
  static final String ONE_FOR_ALL = "once for all of them";

  /** Versions and repositories that are named in a line. */
  private static final int NAMED = 3;

  /** Hexadecimal digits of a commit. */
  private static final int COMMIT = 40;

  private final Assessment assessment;
  private final String owner;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Obstacle> obstacles;

  OrganisationView(Assessment assessment) {
    this.assessment = assessment;
    this.owner = owner(assessment.repositories());
    List<Assessment.Repository> repositories = assessment.repositories();
    for (int i = 0; i < repositories.size(); i++) {
      numbers.put(repositories.get(i).name(), i);
    }
    this.obstacles = Obstacle.of(assessment);
  }

  /** Whether there are several repositories to speak of. */
  static boolean areSeveral(Assessment assessment) {
    return assessment.repositories().size() > 1;
  }

  static String title(Assessment assessment) {
    return String.format(
        Locale.ROOT, "All %,d repositories together", assessment.repositories().size());
  }

  /** All of them as if they were one, for what writes a repository; places begin with the names of theirs. */
  static Optional<Assessment.Repository> asOne(Assessment assessment) {
    Organisation organisation = assessment.organisation();
    return organisation.rubrics().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assessment.Repository(
                title(assessment),
                Optional.empty(),
                Optional.empty(),
                Role.MIXED,
                assessment.repositories().stream().mapToLong(Assessment.Repository::files).sum(),
                organisation.rubrics(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                List.of(),
                List.of()));
  }

  /** The owner's name with its slash where all repositories have the same; nothing otherwise. */
  private static String owner(List<Assessment.Repository> repositories) {
    String first = repositories.isEmpty() ? "" : repositories.get(0).name();
    String owner = first.substring(0, first.lastIndexOf('/') + 1);
    return repositories.stream().allMatch(r -> r.name().startsWith(owner)) ? owner : "";
  }

  /** A name, or a place that begins with one, without the owner that all repositories share. */
  String briefly(String name) {
    return name.startsWith(owner) ? name.substring(owner.length()) : name;
  }

  /** Which of the assessment's repositories has a name. */
  Optional<Integer> number(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  /** The page of a place in a repository on its forge. */
  Optional<String> link(String repository, String path) {
    return number(repository)
        .flatMap(number -> Permalinks.of(repository(number)).to(Location.of(RepoPath.of(path))));
  }

  Assessment.Repository repository(int number) {
    return assessment.repositories().get(number);
  }

  /** What stands between the repositories and their next levels, the commonest first. */
  List<Obstacle> obstacles() {
    return obstacles;
  }

  /** Where names say nothing: of what is done once, or stands in the way everywhere. */
  static Optional<String> everywhere(Obstacle one) {
    return one.isOneForAll()
        ? Optional.of(one.isLater() ? ONE_FOR_ALL + ", after what comes before it" : ONE_FOR_ALL)
        : one.isEverywhere() ? Optional.of("all of them") : Optional.empty();
  }

  static boolean isUnread(Assessment.Repository repository) {
    return !repository.isRead();
  }

  /** Those that could not be read, in short, by the reason; many often share one. */
  SortedMap<String, List<String>> unread() {
    SortedMap<String, List<String>> unread = new TreeMap<>();
    for (Assessment.Repository one : assessment.repositories()) {
      if (isUnread(one)) {
        String why =
            one.problems().stream()
                .map(problem -> problem.problem().detail())
                .collect(Collectors.joining("; "));
        unread.computeIfAbsent(why, w -> new ArrayList<>()).add(briefly(one.name()));
      }
    }
    return unread;
  }

  /** Those in which there is nothing that a model speaks about, in short. */
  List<String> empty() {
    return assessment.repositories().stream()
        .filter(one -> !one.isAssessed() && !isUnread(one))
        .map(one -> briefly(one.name()))
        .toList();
  }

  /** Whose repositories they are, where all have the same owner. */
  String heading() {
    return owner.isEmpty()
        ? "Repositories"
        : "Repositories of " + owner.substring(0, owner.length() - 1);
  }

  /** {@code 16 repositories, 12 with something to assess; 1 could not be read}. */
  String extent() {
    List<Assessment.Repository> all = assessment.repositories();
    long assessed = all.stream().filter(Assessment.Repository::isAssessed).count();
    long unread = all.stream().filter(OrganisationView::isUnread).count();
    return String.format(Locale.ROOT, "%,d repositories", all.size())
        + (assessed == all.size()
            ? ""
            : String.format(Locale.ROOT, ", %,d with something to assess", assessed))
        + (unread == 0 ? "" : String.format(Locale.ROOT, "; %,d could not be read", unread));
  }

  /** Where what is taken lies. */
  String place(Organisation.Adoption one) {
    return place(one.repository(), one.path());
  }

  String place(String repository, String path) {
    return briefly(path.isEmpty() ? repository : repository + "/" + path);
  }

  static String users(Organisation.Adoption one) {
    return count(one.users().size(), "repository", "repositories");
  }

  /** {@code 5.1.2 (40), 5.0.0 (3) and 2 more}: which versions are asked for, and how often. */
  static String versions(Organisation.Adoption one, int shown) {
    List<Organisation.Version> all = one.hasVersions() ? one.versions() : List.of();
    String first =
        all.stream()
            .limit(shown)
            .map(
                version ->
                    version(version.written())
                        + (all.size() == 1
                            ? ""
                            : String.format(Locale.ROOT, " (%,d)", version.uses())))
            .collect(Collectors.joining(", "));
    return all.size() > shown ? first + " and " + (all.size() - shown) + " more" : first;
  }

  /** A version as people know it: of a commit its first digits. */
  private static String version(String written) {
    boolean commit =
        written.length() == COMMIT
            && written.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    return written.isEmpty() ? "no version" : commit ? written.substring(0, 7) : written;
  }

  /** {@code check: 17 pipelines in 15 repositories, 12 different ways}. */
  static String ways(Organisation.Ways ways) {
    return ways.purpose()
        + ": "
        + count(ways.pipelines(), "pipeline", "pipelines")
        + " in "
        + count(ways.repositories().size(), "repository", "repositories")
        + ", "
        + count(ways.different(), "way", "different ways");
  }

  /** Who the teams are, where that is more than the list of repositories. */
  Stream<Organisation.Team> teams() {
    return assessment.organisation().teams().stream()
        .filter(team -> !team.knownBy().equals("repository"));
  }

  static String count(int count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  /** What is taken from one another, in a few lines. */
  List<String> adoption(int shown) {
    List<String> lines =
        assessment.organisation().adoption().stream()
            .limit(shown)
            .map(one -> place(one) + " · " + one.what() + taken(one))
            .collect(Collectors.toList());
    more(assessment.organisation().adoption().size() - shown, lines);
    return lines;
  }

  private static String taken(Organisation.Adoption one) {
    if (!one.hasVersions()) {
      return (one.isStarted() ? " started by " : " taken into the catalogue by ") + users(one);
    }
    return String.format(
        Locale.ROOT,
        " used by %s, %,d of %,d uses pinned: %s",
        users(one),
        one.pinned(),
        one.uses(),
        versions(one, NAMED));
  }

  /** How many of the uses hold its version, where there is one to hold. */
  static String pinned(Organisation.Adoption one) {
    return one.hasVersions() ? String.format(Locale.ROOT, "%,d", one.pinned()) : "–";
  }

  /** What several repositories hold, in a few lines. */
  List<String> held(int shown) {
    List<Held> all = Held.of(assessment.organisation());
    List<String> lines =
        all.stream()
            .limit(shown)
            .map(
                one ->
                    String.format(
                        Locale.ROOT,
                        "%s · %s also in %s, %s",
                        place(one.repository(), one.path()),
                        one.what().word(),
                        elsewhere(one),
                        one.likeness()))
            .collect(Collectors.toList());
    more(all.size() - shown, lines);
    return lines;
  }

  private String elsewhere(Held one) {
    List<String> others = one.repositories();
    return one.copies().size() == 1
        ? place(one.copies().get(0).repository(), one.copies().get(0).path())
        : count(others.size(), "repository", "repositories")
            + " more ("
            + others.stream().limit(NAMED).map(this::briefly).collect(Collectors.joining(", "))
            + (others.size() > NAMED ? ", …" : "")
            + ")";
  }

  private static void more(int rest, List<String> lines) {
    if (rest > 0) {
      lines.add(String.format(Locale.ROOT, "and %,d more; the html report lists them", rest));
    }
  }
}
