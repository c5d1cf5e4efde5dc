package dev.tidemark.pipeline.link;

import dev.tidemark.repository.Remote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads commands that put a repository into a folder: {@code git clone} and {@code gh repo clone}. */
final class Clones {
  /** Options of {@code git clone} that take a value, by its manual. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-b",
          "--branch",
          "--depth",
          "-o",
          "--origin",
          "-c",
          "--config",
          "--reference",
          "--filter",
          "-j",
          "--jobs",
          "--shallow-since",
          "--template",
          "--separate-git-dir",
          "-u",
          "--upload-pack");

  private Clones() {}

  /**
   * What is put where.
   *
   * @param folder from where the command runs
   */
  record Clone(String address, String folder) {}

  /** What a command clones; empty for any other command. */
  static Optional<Clone> read(List<String> words) {
    boolean forge = words.get(0).equals("gh");
    int verb = words.indexOf("clone");
    if (verb < 1 || (forge && !words.get(1).equals("repo"))) {
      return Optional.empty();
    }
    List<String> given = new ArrayList<>();
    for (int i = verb + 1; i < words.size(); i++) {
      if (forge && words.get(i).equals("--")) {
        break; // the rest is for git
      }
      if (!words.get(i).startsWith("-")) {
        given.add(words.get(i));
      } else if (WITH_VALUE.contains(words.get(i))) {
        i++;
      }
    }
    if (given.isEmpty()) {
      return Optional.empty();
    }
    String written = given.get(0);
    boolean named = forge && !written.contains("://") && !written.contains("@");
    String address = named ? "https://github.com/" + written : written;
    String own = Remote.bare(address.substring(address.lastIndexOf('/') + 1));
    return Optional.of(new Clone(address, given.size() > 1 ? given.get(1) : own));
  }
}
