package dev.tidemark.detector.observability;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Location;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleContent;
import dev.tidemark.link.ansible.AnsibleContent.RoleCall;
import dev.tidemark.link.catalogue.Meaning;
import dev.tidemark.link.catalogue.ResourceCatalogue;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Agents and servers of monitoring that plays keep running on hosts, by the names of their services, and those that a role
 * of a public collection installs. A role that nothing here plays is for others.
 */
@AutoService(Detector.class)
public final class AnsibleAgents implements Detector {
  private static final Set<String> MODULES = Set.of("service", "systemd", "systemd_service");

  private static final Set<String> RUNNING = Set.of("started", "restarted", "reloaded");

  private final ResourceCatalogue catalogue = ResourceCatalogue.observability();

  @Override
  public String id() {
    return "ansible-agents";
  }

  @Override
  public String sees() {
    return "Agents and servers of monitoring that Ansible keeps running on hosts, by the names of"
        + " their services and of public roles.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("observability.metrics", "observability.logging");
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
    AnsibleContent content = landscape.facet(AnsibleContent.FACET);
    Set<RepoPath> played = content.calls().stream().map(RoleCall::role).collect(Collectors.toSet());
    for (Placed<ConfigDocument> playbook : content.playbooks()) {
      playbook.document().roots().forEach(root -> services(playbook, root, sink));
      playbook.document().roots().forEach(root -> roles(playbook, root, sink));
    }
    for (Placed<ConfigDocument> file : content.taskFiles()) {
      if (played.contains(file.directory().parent())) {
        file.document().roots().forEach(root -> services(file, root, sink));
      }
    }
  }

  private void services(Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    for (Value task : AnsibleContent.tasks(root)) {
      for (Pair pair : task.pairs()) {
        if (MODULES.contains(pair.key().replace("ansible.builtin.", "")) && runs(pair.value())) {
          pair.value().text("name").ifPresent(name -> give(name, file.at(pair.line()), sink));
        }
      }
    }
  }

  private static boolean runs(Value service) {
    return service.text("state").filter(RUNNING::contains).isPresent();
  }

  /** Roles of collections, whose last word names what they install: {@code prometheus.prometheus.node_exporter}. */
  private void roles(Placed<ConfigDocument> playbook, Value root, Consumer<Evidence> sink) {
    List<Value> plays = root instanceof Value.Sequence list ? list.items() : List.of();
    for (Value play : plays) {
      for (Value role : play.items("roles")) {
        role.text()
            .or(() -> role.text("role"))
            .filter(name -> name.indexOf('.') > 0 && name.indexOf('/') < 0)
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .ifPresent(name -> give(name, playbook.at(role.line()), sink));
      }
    }
  }

  private void give(String written, Location location, Consumer<Evidence> sink) {
    String service =
        written.endsWith(".service") ? written.substring(0, written.length() - 8) : written;
    String name = service.toLowerCase(Locale.ROOT).replace('_', '-');
    catalogue
        .row("service." + name)
        .ifPresent(
            row -> {
              for (Meaning meaning : row.gives()) {
                meaning
                    .of(Value.Mapping.EMPTY, location)
                    .map(fact -> fact.with("tool", row.tool().isEmpty() ? name : row.tool()))
                    .map(fact -> fact.with("name", name))
                    .ifPresent(sink);
              }
            });
  }
}
