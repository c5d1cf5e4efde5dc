package dev.tidemark.pipeline.link;

import java.util.ArrayList;
import java.util.List;
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

  static void note(List<String> words, String directory, Checkouts checkouts) {
    boolean forge = words.get(0).equals("gh");
    int verb = words.indexOf("clone");
    if (verb < 1 || (forge && !words.get(1).equals("repo"))) {
      return;
    }
    List<String> given = new ArrayList<>();
    for (int i = verb + 1; i < words.size() && !words.get(i).equals("--"); i++) {
      if (!words.get(i).startsWith("-")) {
        given.add(words.get(i));
      } else if (WITH_VALUE.contains(words.get(i))) {
        i++;
      }
    }
    if (given.isEmpty()) {
      return;
    }
    String address = given.get(0);
    if (forge && !address.contains("://") && !address.contains("@")) {
      address = "https://github.com/" + address;
    }
    String name = address.substring(address.lastIndexOf('/') + 1);
    String own = name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
    checkouts.cloned(address, Places.resolve(directory, given.size() > 1 ? given.get(1) : own));
  }
}
