package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.link.resource.DeclaredResources;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a portal or platform offers where it is declared as resources: actions of Port and resource definitions of Humanitec. */
@AutoService(Detector.class)
public final class DeclaredTemplates implements Detector {
  private static final String ACTION = "port_action";
  private static final Set<String> DEFINITIONS =
      Set.of("humanitec_resource_definition", "humanitec_resource_type");

  /** What stands in every file that declares one. */
  private static final List<String> WORDS = List.of(ACTION, "humanitec_resource_");

  @Override
  public String id() {
    return "declared-templates";
  }

  @Override
  public String sees() {
    return "Actions of Port that create something and resource definitions of Humanitec, declared in Terraform, and what"
        + " they make by the words that users read.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("selfservice.template");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DeclaredResources.mayBeIn(path);
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || Words.anyIn(WORDS, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (DeclaredResource resource :
        DeclaredResources.inForce(
            landscape, type -> DEFINITIONS.contains(type) || type.equals(ACTION))) {
      if (resource.kind() == DeclaredResource.Kind.RESOURCE) {
        offer(resource).ifPresent(sink);
      }
    }
  }

  private static Optional<Evidence> offer(DeclaredResource resource) {
    if (DEFINITIONS.contains(resource.type())) {
      String words = resource.attributes().text("type").orElse(resource.name());
      return Optional.of(
          fact(resource, "humanitec", Provisions.infrastructure(words).orElse("other"), true));
    }
    if (resource.type().equals(ACTION) && makes(resource.attributes())) {
      Optional<String> made = Provisions.infrastructure(words(resource));
      return Optional.of(fact(resource, "port", made.orElse("service"), made.isPresent()));
    }
    return Optional.empty();
  }

  private static String words(DeclaredResource action) {
    Value attributes = action.attributes();
    return String.join(
        " ",
        attributes.text("identifier").orElse(action.name()),
        attributes.text("title").orElse(""));
  }

  /** An action on something that is there (day 2, delete), or one that an event starts, makes nothing. */
  private static boolean makes(Value action) {
    return action
        .text("self_service_trigger", "operation")
        .or(() -> action.text("trigger"))
        .filter("CREATE"::equals)
        .isPresent();
  }

  private static Evidence fact(
      DeclaredResource resource, String tool, String provisions, boolean infrastructure) {
    return Evidence.of("selfservice.template", resource.location())
        .with("tool", tool)
        .with("name", resource.name())
        .with("provisions", provisions)
        .with("infrastructure", infrastructure);
  }
}
