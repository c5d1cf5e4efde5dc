package dev.tidemark.scan;

import dev.tidemark.repository.RefusedException;
import dev.tidemark.repository.git.GitRepository;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the repositories of an organisation checkout: those below a folder that is none itself. */
public final class Repositories {
  /** Folders of groups between the checkout and its repositories: forges allow twenty, checkouts use two or three. */
  private static final int DEPTH = 5;

  /** Files and folders looked at: an organisation of 10,000 repositories in groups has fewer beside them. */
  private static final int MOST = 100_000;

  private int looked;
  private final List<Path> found = new ArrayList<>();

  private Repositories() {}

  /** The repositories of several targets, each once however often and by whatever links it is named. */
  public static List<Target> of(List<Target> targets) throws RefusedException {
    Map<Path, Target> repositories = new LinkedHashMap<>();
    for (Target target : targets) {
      for (Target repository : of(target)) {
        repositories.putIfAbsent(Source.real(repository.path()), repository);
      }
    }
    return List.copyOf(repositories.values());
  }

  /** The target itself where it is a repository or holds none; else a target for each repository below it, sorted. */
  static List<Target> of(Target target) throws RefusedException {
    Path path = Source.real(target.path());
    if (GitRepository.isAt(path)) {
      return List.of(target);
    }
    Repositories repositories = new Repositories();
    repositories.lookBelow(path, 1);
    if (repositories.looked > MOST && !repositories.found.isEmpty()) {
      throw new RefusedException(
          "too-many-folders",
          String.format(
              Locale.ROOT,
              "'%s' holds repositories beside more than %,d other files and folders, too many to look through;"
                  + " name the folders that hold the repositories",
              target.path(),
              MOST));
    }
    return repositories.found.isEmpty()
        ? List.of(target)
        : repositories.found.stream().sorted().map(target::at).toList();
  }

  private void lookBelow(Path folder, int depth) {
    try (var children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (++looked > MOST) {
          return;
        }
        if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (GitRepository.isAt(child)) {
          found.add(child);
        } else if (depth < DEPTH) {
          lookBelow(child, depth + 1);
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // a folder that cannot be listed holds no repository for us
    }
  }
}
