package dev.tidemark.organisation;

import dev.tidemark.document.Location;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Definitions that several repositories hold in the same words: directories of units whose Terraform files are, byte for
 * byte, those of a unit elsewhere. One that was changed after it was copied is not seen.
 */
public final class Copies {
  private static final Set<String> ENDINGS = Set.of("tf", "tofu");

  /** One file alike, such as the versions of providers, is a habit; two and more are a copy. */
  private static final int FEWEST_FILES = 2;

  private Copies() {}

  /** What the units of a repository are made of: the names and blobs of their files, by directory. */
  public static Map<RepoPath, String> contents(Units units, Snapshot snapshot) {
    Set<RepoPath> directories = new TreeSet<>();
    units.of(unit -> unit.origin().isInForce()).map(Unit::directory).forEach(directories::add);
    Map<RepoPath, List<String>> files = new HashMap<>();
    for (Entry entry : snapshot.entries()) {
      RepoPath directory = entry.path().parent();
      if (ENDINGS.contains(entry.path().extension()) && directories.contains(directory)) {
        files
            .computeIfAbsent(directory, d -> new ArrayList<>())
            .add(entry.path().name() + " " + entry.blob());
      }
    }
    Map<RepoPath, String> contents = new HashMap<>();
    files.forEach(
        (directory, all) -> {
          if (all.size() >= FEWEST_FILES) {
            contents.put(directory, String.join("\n", all.stream().sorted().toList()));
          }
        });
    return contents;
  }

  /** A fact for each unit that another repository holds too; the first of them is the other place. */
  static List<Evidence> between(List<Member> members) {
    Map<String, List<RepoPath>> places = new TreeMap<>();
    Map<RepoPath, String> owner = new HashMap<>();
    for (Member member : members) {
      member
          .contents()
          .forEach(
              (directory, content) -> {
                RepoPath place = Prefixed.path(member.name(), directory);
                places.computeIfAbsent(content, c -> new ArrayList<>()).add(place);
                owner.put(place, member.name());
              });
    }
    List<Evidence> copies = new ArrayList<>();
    for (List<RepoPath> alike : places.values()) {
      List<RepoPath> sorted = alike.stream().sorted().toList();
      for (RepoPath place : sorted.subList(1, sorted.size())) {
        if (!owner.getOrDefault(place, "").equals(owner.get(sorted.get(0)))) {
          copies.add(
              Evidence.of("iac.copy-paste", Location.of(place))
                  .with("tool", "terraform")
                  .with("other", sorted.get(0).value())
                  .with("similarity", 100)
                  .with("unit", place.value())
                  .with("diverged", false)
                  .with(Prefixed.REPOSITORY, owner.getOrDefault(place, "")));
        }
      }
    }
    return copies;
  }
}
