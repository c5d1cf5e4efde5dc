package dev.tidemark.link.ansible;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a repository holds for Ansible.
 *
 * @param playbooks files whose documents are lists of plays
 * @param taskFiles files of tasks: in a role's {@code tasks} and {@code handlers}
 * @param roles the directories of roles
 * @param calls where playbooks and other roles play them
 */
public record AnsibleContent(
    List<Placed<ConfigDocument>> playbooks,
    List<Placed<ConfigDocument>> taskFiles,
    Set<RepoPath> roles,
    List<RoleCall> calls) {

  /** A role that a playbook or another role of this repository plays. */
  public record RoleCall(Placed<ConfigDocument> from, int line, RepoPath role) {}

  /** The calls of each role that something here plays, by its directory. */
  public Map<RepoPath, List<RoleCall>> callsByRole() {
    return calls.stream().collect(Collectors.groupingBy(RoleCall::role));
  }

  /** Every file with tasks: playbooks first. */
  public Stream<Placed<ConfigDocument>> withTasks() {
    return Stream.concat(playbooks.stream(), taskFiles.stream());
  }

  /** The content of every origin that is in force. */
  public static final Facet<AnsibleContent> FACET = new Facet<>("ansible", AnsibleContent::find);

  private static final Set<String> TASK_FOLDERS = Set.of("tasks", "handlers");
  private static final Set<String> TASK_KEYS =
      Set.of("tasks", "pre_tasks", "post_tasks", "handlers");
  private static final List<String> ROLE_CALLS =
      List.of(
          "include_role",
          "import_role",
          "ansible.builtin.include_role",
          "ansible.builtin.import_role");

  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

  /** Where molecule keeps the playbooks that try a role out. */
  private static final String TRIALS = "molecule";

  private static final List<String> BLOCKS = List.of("block", "rescue", "always");

  /** The tasks of a play or a file of tasks, those in blocks included. */
  public static List<Value> tasks(Value root) {
    List<Value> tasks = new ArrayList<>();
    List<Value> items = root instanceof Value.Sequence list ? list.items() : List.of();
    for (Value item : items) {
      if (isPlay(item)) {
        TASK_KEYS.stream()
            .sorted()
            .flatMap(key -> item.items(key).stream())
            .forEach(task -> add(task, tasks, 0));
      } else {
        add(item, tasks, 0);
      }
    }
    return tasks;
  }

  /** Whether a value is a play: it names hosts and what to do there, or imports another playbook. */
  public static boolean isPlay(Value value) {
    boolean work =
        TASK_KEYS.stream().anyMatch(key -> value.at(key).isPresent())
            || value.at("roles").isPresent();
    return (value.at("hosts").isPresent() && work)
        || value.at("import_playbook").isPresent()
        || value.at("ansible.builtin.import_playbook").isPresent();
  }

  /** Whether a play changes hosts that it logs in to, and not only what the machine that runs it can reach. */
  public static boolean changesHosts(Value play) {
    String hosts =
        play.text("hosts").orElseGet(() -> String.join(",", play.texts("hosts"))).strip();
    boolean here =
        hosts.isEmpty()
            || List.of(hosts.split("[,:\\s]+")).stream().allMatch(HERE::contains)
            || play.text("connection").orElse("").equals("local");
    return !here && isPlay(play);
  }

  private static void add(Value task, List<Value> tasks, int depth) {
    tasks.add(task);
    if (depth < 10) {
      BLOCKS.forEach(key -> task.items(key).forEach(inner -> add(inner, tasks, depth + 1)));
    }
  }

  private static AnsibleContent find(Landscape landscape) {
    List<Placed<ConfigDocument>> playbooks = new ArrayList<>();
    List<Placed<ConfigDocument>> taskFiles = new ArrayList<>();
    Set<RepoPath> roles = new TreeSet<>();
    List<Named> named = new ArrayList<>();
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (file.directory().names().contains(TRIALS)) {
        continue;
      }
      List<Value> items =
          file.document()
              .root()
              .map(root -> root instanceof Value.Sequence list ? list.items() : List.<Value>of())
              .orElse(List.of());
      if (items.stream().anyMatch(AnsibleContent::isPlay)) {
        playbooks.add(file);
        items.forEach(play -> roles(file, play, named));
      } else if (TASK_FOLDERS.contains(file.directory().name()) && !items.isEmpty()) {
        taskFiles.add(file);
        items.forEach(task -> roles(file, task, named));
        roles.add(file.directory().parent());
      }
    }
    roles.removeIf(
        role ->
            !role.parent().name().equals("roles")
                && !landscape.hasFile(role.child("meta/main.yml"))
                && !landscape.hasFile(role.child("meta/main.yaml")));
    return new AnsibleContent(
        List.copyOf(playbooks), List.copyOf(taskFiles), roles, calls(named, roles));
  }

  private static List<RoleCall> calls(List<Named> named, Set<RepoPath> roles) {
    Map<String, List<RepoPath>> byName = new HashMap<>();
    roles.forEach(role -> byName.computeIfAbsent(role.name(), n -> new ArrayList<>()).add(role));
    List<RoleCall> calls = new ArrayList<>();
    for (Named one : named) {
      List<RepoPath> meant = byName.getOrDefault(one.name(), List.of());
      List<RepoPath> near =
          meant.stream().filter(role -> one.from().path().isIn(role.parent().parent())).toList();
      (near.isEmpty() ? meant : near)
          .forEach(role -> calls.add(new RoleCall(one.from(), one.line(), role)));
    }
    return List.copyOf(calls);
  }

  /** The plain name of a role, where a file calls it. */
  private record Named(Placed<ConfigDocument> from, int line, String name) {}

  /** The roles that a play or a task outside a play calls. */
  private static void roles(Placed<ConfigDocument> file, Value playOrTask, List<Named> sink) {
    for (Value role : playOrTask.items("roles")) {
      role.text()
          .or(() -> role.text("role"))
          .or(() -> role.text("name"))
          .ifPresent(name -> sink.add(new Named(file, role.line(), plain(name))));
    }
    for (Value task : tasks(new Value.Sequence(List.of(playOrTask), "", 0, 0))) {
      for (String call : ROLE_CALLS) {
        task.text(call, "name")
            .ifPresent(name -> sink.add(new Named(file, task.line(), plain(name))));
      }
    }
  }

  /** The name of a role without its path or collection; {@code owner.role} is somebody's on Galaxy, and its own name. */
  private static String plain(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    boolean ofCollection = last.indexOf('.') != last.lastIndexOf('.');
    return ofCollection ? last.substring(last.lastIndexOf('.') + 1) : last;
  }
}
