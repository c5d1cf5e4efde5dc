package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folders of the repository that pipelines of Azure publish as artifacts: later jobs find their files below the
 * workspace, in a folder of the artifact's name.
 */
final class Artifacts {
  private static final Set<String> PUBLISHING =
      Set.of("publish", "publishbuildartifacts", "publishpipelineartifact");

  /** Where files are gathered before they are published, by Azure's documentation. */
  private static final List<String> STAGING =
      List.of("${build.artifactstagingdirectory}", "${build.stagingdirectory}");

  /** Stands before what lies among the gathered files. */
  private static final String STAGED = "staged://";

  private final SortedMap<String, String> folders = new TreeMap<>();
  private final Set<String> several = new HashSet<>();

  private Artifacts() {}

  /** The place of the repository that each folder of an artifact holds. */
  static SortedMap<String, String> of(List<Pipeline> pipelines) {
    Artifacts artifacts = new Artifacts();
    List<Job> jobs =
        pipelines.stream()
            .filter(pipeline -> pipeline.system().equals("azure-pipelines"))
            .flatMap(pipeline -> pipeline.jobs().stream())
            .toList();
    jobs.forEach(artifacts::published);
    jobs.forEach(artifacts::fetched);
    return artifacts.folders;
  }

  private void published(Job job) {
    SortedMap<String, String> staged = new TreeMap<>();
    for (Step step : job.steps()) {
      if (step.work() instanceof Work.Use use) {
        published(use, staged);
      }
    }
  }

  private void published(Work.Use use, SortedMap<String, String> staged) {
    String task = task(use);
    if (task.equals("copyfiles")) {
      String target = place(use, "targetfolder");
      if (target.startsWith(STAGED)) {
        staged.putIfAbsent(target, place(use, "sourcefolder"));
      }
    } else if (PUBLISHING.contains(task)) {
      String name = input(use, "artifactname", "artifact");
      published(
          name.isEmpty() ? "drop" : name,
          place(use, "pathtopublish", "targetpath", "path"),
          staged);
    }
  }

  private void published(String name, String from, SortedMap<String, String> staged) {
    if (!from.startsWith(STAGED)) {
      lay(name, from);
      return;
    }
    staged.forEach(
        (target, source) -> {
          if (target.equals(from) || target.startsWith(from + "/")) {
            lay(name + target.substring(from.length()), source);
          } else if (from.startsWith(target + "/")) {
            lay(name, Places.resolve(source, from.substring(target.length() + 1)));
          }
        });
  }

  /** An artifact that is fetched into a folder of another name. */
  private void fetched(Job job) {
    for (Step step : job.steps()) {
      if (step.work() instanceof Work.Use use && task(use).equals("downloadpipelineartifact")) {
        fetched(input(use, "artifactname", "artifact"), place(use, "path", "targetpath"));
      }
    }
  }

  private void fetched(String name, String to) {
    if (name.isEmpty() || to.isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> laid : new TreeMap<>(folders).entrySet()) {
      String folder = laid.getKey();
      if (folder.equals(name) || folder.startsWith(name + "/")) {
        lay(to + folder.substring(name.length()), laid.getValue());
      }
    }
  }

  /** Of one name for two places, nobody can say here which is meant. */
  private void lay(String folder, String source) {
    boolean plain = PathPattern.isPlain(folder) && folder.indexOf('$') < 0 && !folder.isEmpty();
    boolean known = PathPattern.isPlain(source) && !source.equals(Places.OUTSIDE);
    if (!plain || !known || several.contains(folder)) {
      return;
    }
    String before = folders.putIfAbsent(folder, source);
    if (before != null && !before.equals(source)) {
      folders.remove(folder);
      several.add(folder);
    }
  }

  private static String task(Work.Use use) {
    return use.kind() == Work.Use.Kind.TASK
        ? PublishedUse.withoutPin(use.reference()).toLowerCase(Locale.ROOT)
        : "";
  }

  /** An input by any of its names, whose case Azure does not mind. */
  private static String input(Work.Use use, String... names) {
    for (String name : names) {
      for (Map.Entry<String, String> input : new TreeMap<>(use.inputs()).entrySet()) {
        if (input.getKey().equalsIgnoreCase(name) && !input.getValue().isBlank()) {
          return input.getValue().strip();
        }
      }
    }
    return "";
  }

  /** A place of the repository, or one among the gathered files. */
  private static String place(Work.Use use, String... names) {
    String path = input(use, names).replace('\\', '/');
    for (String staging : STAGING) {
      if (path.toLowerCase(Locale.ROOT).startsWith(staging)) {
        String inside = Places.resolve("", "@" + path.substring(staging.length()));
        return inside.isEmpty() ? STAGED : STAGED + "/" + inside;
      }
    }
    return Places.resolve("", path);
  }
}
