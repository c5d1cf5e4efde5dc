package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Ansible tasks that run commands, tasks that patch, and roles or files of tasks that are referred to but not here. */
@AutoService(Detector.class)
public final class AnsibleTasks implements Detector {
  private static final Map<String, String> COMMANDS =
      Map.of(
          "command",
          "command-module",
          "shell",
          "shell-module",
          "raw",
          "shell-module",
          "script",
          "script");
  private static final List<String> GUARDS = List.of("creates", "removes", "changed_when");
  private static final List<String> PACKAGES =
      List.of("apt", "yum", "dnf", "package", "zypper", "win_updates");
  private static final List<String> INCLUDES = List.of("include_tasks", "import_tasks");
  private static final List<String> ROLES = List.of("include_role", "import_role");

  @Override
  public String id() {
    return "ansible-tasks";
  }

  @Override
  public String sees() {
    return "Ansible tasks that run commands, with their guards, tasks that patch, and roles or files of"
        + " tasks that are referred to but not here.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.imperative-step", "iac.broken-reference", "patching.automation");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    landscape
        .facet(AnsibleContent.FACET)
        .withTasks()
        .forEach(
            file -> file.document().roots().forEach(root -> file(landscape, file, root, sink)));
  }

  private static void file(
      Landscape landscape, Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    String unit = UnitNames.of(landscape, file.directory());
    for (Value task : AnsibleContent.tasks(root)) {
      step(file, task, unit).ifPresent(sink);
      patch(file, task, unit).ifPresent(sink);
      references(landscape, file, task)
          .forEach(path -> sink.accept(broken(file, task, path, unit)));
    }
    if (root instanceof Value.Sequence plays) {
      plays.items().stream()
          .flatMap(play -> roles(play).stream())
          .filter(role -> isMissing(landscape, file, role))
          .forEach(role -> sink.accept(broken(file, plays, "role " + role, unit)));
    }
  }

  private static Optional<Evidence> step(Placed<ConfigDocument> file, Value task, String unit) {
    for (Value.Pair pair : task.pairs()) {
      String what = COMMANDS.get(module(pair.key()));
      if (what != null) {
        String text = pair.value().text().orElse("");
        boolean guarded =
            GUARDS.stream()
                .anyMatch(
                    guard ->
                        task.at(guard).isPresent()
                            || task.at("args", guard).isPresent()
                            || pair.value().at(guard).isPresent()
                            || text.contains(guard + "="));
        return Optional.of(
            Evidence.of("iac.imperative-step", file.at(pair.line()))
                .with("tool", "ansible")
                .with("what", what)
                .with("guarded", guarded)
                .with("unit", unit));
      }
    }
    return Optional.empty();
  }

  private static Optional<Evidence> patch(Placed<ConfigDocument> file, Value task, String unit) {
    for (Value.Pair pair : task.pairs()) {
      boolean upgrades =
          pair.value().text("upgrade").filter(kind -> !kind.equals("no")).isPresent()
              || (pair.value().text("name").orElse("").equals("*")
                  && pair.value().text("state").orElse("").equals("latest"));
      if (PACKAGES.contains(module(pair.key()))
          && (upgrades || module(pair.key()).equals("win_updates"))) {
        return Optional.of(
            Evidence.of("patching.automation", file.at(pair.line()))
                .with("tool", "ansible")
                .with("what", "playbook")
                .with("unit", unit));
      }
    }
    return Optional.empty();
  }

  private static List<String> references(
      Landscape landscape, Placed<ConfigDocument> file, Value task) {
    List<String> missing = new ArrayList<>();
    for (Value.Pair pair : task.pairs()) {
      if (INCLUDES.contains(module(pair.key()))) {
        pair.value()
            .text()
            .or(() -> pair.value().text("file"))
            .filter(path -> !path.contains("{{") && !path.contains(" "))
            .filter(path -> !isThere(landscape, file.directory(), path))
            .ifPresent(missing::add);
      } else if (ROLES.contains(module(pair.key()))) {
        pair.value()
            .text("name")
            .filter(role -> isMissing(landscape, file, role))
            .ifPresent(role -> missing.add("role " + role));
      }
    }
    return missing;
  }

  private static boolean isThere(Landscape landscape, RepoPath directory, String path) {
    return Stream.of(directory, directory.child("tasks"), directory.parent().child("tasks"))
        .flatMap(base -> base.resolve(path).stream())
        .anyMatch(landscape::hasFile);
  }

  private static List<String> roles(Value play) {
    return play.items("roles").stream()
        .flatMap(
            role -> role.text().or(() -> role.text("role")).or(() -> role.text("name")).stream())
        .toList();
  }

  /** A role is looked for as Ansible does; one of a collection, or one that requirements may install, is not missing. */
  private static boolean isMissing(Landscape landscape, Placed<ConfigDocument> file, String role) {
    if (role.contains(".") || role.contains("{{") || role.isBlank()) {
      return false;
    }
    RepoPath directory = file.directory();
    while (true) {
      RepoPath here = directory;
      boolean found =
          here.child("roles").resolve(role).filter(landscape::hasAny).isPresent()
              || here.resolve(role)
                  .filter(path -> landscape.hasAny(path.child("tasks")))
                  .isPresent()
              || Stream.of(
                      "requirements.yml",
                      "requirements.yaml",
                      "roles/requirements.yml",
                      "ansible.cfg",
                      "galaxy.yml")
                  .anyMatch(name -> landscape.hasFile(here.child(name)));
      if (found) {
        return false;
      }
      if (directory.isRoot()) {
        return true;
      }
      directory = directory.parent();
    }
  }

  private static Evidence broken(
      Placed<ConfigDocument> file, Value at, String target, String unit) {
    boolean role = target.startsWith("role ");
    return Evidence.of("iac.broken-reference", file.at(at.line()))
        .with("tool", "ansible")
        .with("target", role ? target.substring(5) : target)
        .with("what", role ? "role" : "file")
        .with("explained", "none")
        .with("unit", unit);
  }

  private static String module(String key) {
    return key.startsWith("ansible.builtin.")
            || key.startsWith("ansible.windows.")
            || key.startsWith("ansible.legacy.")
        ? key.substring(key.lastIndexOf('.') + 1)
        : key;
  }
}
