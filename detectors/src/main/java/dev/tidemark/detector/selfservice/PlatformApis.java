package dev.tidemark.detector.selfservice;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Platform APIs and what is asked of them: Crossplane definitions and claims, Kratix promises, kro definitions, Score workloads, Humanitec definitions. */
@AutoService(Detector.class)
public final class PlatformApis implements Detector {
  private static final String TEMPLATE = "selfservice.template";
  private static final String CLAIM = "selfservice.claim";

  /** Where a claim says by which composition it is made, and how it may say it. */
  private static final List<String> CHOOSING =
      List.of("compositionSelector", "compositionRef", "crossplane");

  private static final List<String> BY =
      List.of("matchLabels", "name", "compositionSelector", "compositionRef");

  @Override
  public String id() {
    return "platform-apis";
  }

  @Override
  public String sees() {
    return "Platform APIs that people define (Crossplane, Kratix, kro, Humanitec) and the claims"
        + " and Score workloads that ask for something.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(TEMPLATE, CLAIM);
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
    KubernetesObjects objects = landscape.facet(KubernetesObjects.FACET);
    Map<String, String> offered = new HashMap<>();
    objects.inForce().forEach(object -> template(object, offered, sink));
    for (KubernetesObject object : objects.all()) {
      boolean shown = object.origin() == Origin.EXAMPLE;
      String tool = offered.get(object.group() + "/" + object.kind());
      if (tool == null && object.isInForce() && choosesComposition(object)) {
        tool = "crossplane";
      }
      boolean computed = object.name().chars().anyMatch(c -> "({$".indexOf(c) >= 0);
      if (tool != null && !computed && object.isWhole() && (shown || object.isInForce())) {
        sink.accept(
            fact(CLAIM, object, tool)
                .with("provisions", provisions(object.kind()))
                .with("example", shown));
      }
    }
    landscape
        .facet(OtherNotations.FACET)
        .inForce()
        .forEach(file -> file.document().roots().forEach(root -> score(file, root, sink)));
  }

  /** Whether an object whose definition lies elsewhere says by which composition it is made: only claims do. */
  private static boolean choosesComposition(KubernetesObject object) {
    Optional<Value> spec = object.body().at("spec");
    if (spec.isEmpty() || object.group().endsWith("crossplane.io")) {
      return false;
    }
    for (String field : CHOOSING) {
      Optional<Value> chosen = spec.get().at(field);
      if (chosen.isPresent() && BY.stream().anyMatch(how -> chosen.get().at(how).isPresent())) {
        return true;
      }
    }
    return false;
  }

  private static void template(
      KubernetesObject object, Map<String, String> offered, Consumer<Evidence> sink) {
    if (object.is("apiextensions.crossplane.io", "CompositeResourceDefinition")) {
      String kind =
          object
              .specText("claimNames", "kind")
              .or(() -> object.specText("names", "kind"))
              .orElse("");
      String group = object.specText("group").orElse("");
      offered.put(group + "/" + kind, "crossplane");
      object
          .specText("names", "kind")
          .ifPresent(composite -> offered.put(group + "/" + composite, "crossplane"));
      if (!kind.isEmpty()) {
        sink.accept(offer(object, "crossplane", kind));
      }
    } else if (object.is("platform.kratix.io", "Promise")) {
      object
          .spec("api")
          .ifPresent(
              api ->
                  offered.put(
                      api.text("spec", "group").orElse("")
                          + "/"
                          + api.text("spec", "names", "kind").orElse(""),
                      "kratix"));
      sink.accept(offer(object, "kratix", object.name()));
    } else if (object.is("kro.run", "ResourceGraphDefinition")) {
      String kind = object.specText("schema", "kind").orElse(object.name());
      offered.put("kro.run/" + kind, "kro");
      sink.accept(offer(object, "kro", kind));
    } else if (object.group().equals("entity.humanitec.io") && object.kind().equals("Definition")) {
      sink.accept(offer(object, "humanitec", object.specText("type").orElse(object.name())));
    }
  }

  private static void score(Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    if (root.text("apiVersion").orElse("").startsWith("score.dev/")) {
      for (Value.Pair resource : root.pairs("resources")) {
        String type = resource.value().text("type").orElse("");
        sink.accept(
            Evidence.of(CLAIM, file.at(resource.line()))
                .with("tool", "score")
                .with("name", resource.key())
                .with("provisions", provisions(type))
                .with("example", false));
      }
    }
  }

  private static Evidence offer(KubernetesObject object, String tool, String words) {
    Optional<String> what = Provisions.infrastructure(words);
    return fact(TEMPLATE, object, tool)
        .with("provisions", what.orElse("other"))
        .with("infrastructure", true);
  }

  private static String provisions(String words) {
    return Provisions.infrastructure(words).orElse("other");
  }

  private static Evidence fact(String kind, KubernetesObject object, String tool) {
    return Evidence.of(kind, object.location()).with("tool", tool).with("name", object.name());
  }
}
