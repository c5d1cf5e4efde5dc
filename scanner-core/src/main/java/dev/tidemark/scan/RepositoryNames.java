package dev.tidemark.scan;

import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.git.GitRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What each repository of a scan is called: {@code owner/name} where its remote tells, else its folder's name. Where two
 * would be called the same, or one like a folder of the other, both are called by their path below the folder that was
 * scanned: two clones of one repository, or {@code teams/a/infra} beside {@code teams/b/infra}. Names depend on what is
 * there, never on the order in which it is found.
 */
final class RepositoryNames {
  private static final String BARE = ".git";

  /** A repository while names are given: its names from the shortest to the one that nobody else can have. */
  private static final class Candidate {
    private final Optional<Remote> remote;
    private final List<String> names;
    private int step;

    Candidate(String alone, String path, Optional<Remote> remote) {
      this.remote = remote;
      this.names = List.of(alone, withoutEnding(path), path);
    }

    String name() {
      return names.get(step);
    }

    boolean retreat() {
      boolean further = step + 1 < names.size();
      step += further ? 1 : 0;
      return further;
    }
  }

  private final Map<Target, Candidate> candidates = new LinkedHashMap<>();

  /**
   * @param asked what the scan was asked for
   * @param repositories what was found there
   */
  RepositoryNames(List<Target> asked, List<Target> repositories, Limits limits)
      throws RefusedException {
    Path below = below(asked);
    for (Target target : repositories.size() > 1 ? repositories : List.<Target>of()) {
      Optional<Remote> remote = remote(target, limits);
      String path = path(Source.real(target.path()), below);
      candidates.put(target, new Candidate(alone(target.path(), remote), path, remote));
    }
    while (settle()) {
      // Who steps back may meet somebody else's name there.
    }
  }

  /**
   * What a repository is called, in every report.
   *
   * @param remote where it was cloned from, as far as whoever asks knows: one that is scanned alone is not opened for its name
   */
  String of(Target target, Optional<Remote> remote) {
    return Optional.ofNullable(candidates.get(target))
        .map(Candidate::name)
        .orElseGet(() -> alone(target.path(), remote));
  }

  /** Where one of several repositories was cloned from. */
  Optional<Remote> remote(Target target) {
    return Optional.ofNullable(candidates.get(target)).flatMap(candidate -> candidate.remote);
  }

  /** The last words of all names that are given, in lower case: what any text must hold that speaks of one. */
  Set<String> lastWords() {
    Set<String> words = new HashSet<>();
    for (Candidate candidate : candidates.values()) {
      String name = candidate.name();
      words.add(name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
    }
    return words;
  }

  /** What a repository is called that is scanned alone. */
  static String alone(Path path, Optional<Remote> remote) {
    return remote
        .map(Remote::name)
        .orElseGet(() -> withoutEnding(folderName(path.toAbsolutePath().normalize())));
  }

  /** Lets all that share a name, or are called like a folder of another, take their next one. */
  private boolean settle() {
    Map<String, List<Candidate>> called = new HashMap<>();
    candidates
        .values()
        .forEach(one -> called.computeIfAbsent(one.name(), n -> new ArrayList<>()).add(one));
    Set<String> shared = new HashSet<>();
    called.forEach(
        (name, those) -> {
          if (those.size() > 1) {
            shared.add(name);
          }
          for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (called.containsKey(name.substring(0, slash))) {
              shared.add(name);
              shared.add(name.substring(0, slash));
            }
          }
        });
    boolean changed = false;
    for (String name : shared) {
      for (Candidate one : called.getOrDefault(name, List.of())) {
        changed |= one.retreat();
      }
    }
    return changed;
  }

  private static Optional<Remote> remote(Target target, Limits limits) {
    try {
      Optional<GitRepository> opened =
          GitRepository.open(Source.real(target.path()), limits, target.alternates());
      Optional<Remote> remote = opened.flatMap(GitRepository::remote).flatMap(Remote::of);
      opened.ifPresent(GitRepository::close);
      return remote;
    } catch (RefusedException refused) {
      return Optional.empty(); // told where the repository itself is assessed
    }
  }

  /** The folder that all paths of names begin below: the one that was asked for, or what several have in common. */
  private static Path below(List<Target> asked) throws RefusedException {
    List<Path> places = new ArrayList<>();
    for (Target target : asked) {
      places.add(Source.real(target.path()));
    }
    Path common = places.get(0);
    if (places.size() > 1 && common.getParent() != null) {
      common = common.getParent();
    }
    for (Path place : places) {
      while (!place.startsWith(common) && common.getParent() != null) {
        common = common.getParent();
      }
    }
    return common;
  }

  private static String path(Path place, Path below) {
    Path inside = place.startsWith(below) ? below.relativize(place) : place;
    List<String> names = new ArrayList<>();
    inside.forEach(name -> names.add(name.toString()));
    String path = String.join("/", names);
    return path.isEmpty() ? folderName(place) : path;
  }

  private static String folderName(Path place) {
    Path name = place.getFileName();
    return name == null ? "repository" : name.toString();
  }

  private static String withoutEnding(String name) {
    return name.endsWith(BARE) && name.length() > BARE.length() && !name.endsWith("/" + BARE)
        ? name.substring(0, name.length() - BARE.length())
        : name;
  }
}
