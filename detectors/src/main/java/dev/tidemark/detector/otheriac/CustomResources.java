package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.cloudformation.CloudFormation;
import dev.tidemark.link.cloudformation.CloudFormation.Template;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.link.resource.UnitNames;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Custom resources of CloudFormation: code that a template runs where no resource declares what is wanted. */
@AutoService(Detector.class)
public final class CustomResources implements Detector {

  @Override
  public String id() {
    return "custom-resources";
  }

  @Override
  public String sees() {
    return "custom resources of CloudFormation and SAM templates, by their types";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.imperative-step");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json", "template").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Template template : landscape.facet(CloudFormation.TEMPLATES)) {
      if (template.file().origin().isInForce()) {
        String unit = UnitNames.of(landscape, template.file().directory());
        template.resources().stream()
            .filter(resource -> isCustom(resource.value().text("Type").orElse("")))
            .map(resource -> step(template, resource, unit))
            .forEach(sink);
      }
    }
  }

  private static boolean isCustom(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }

  private static Evidence step(Template template, Value.Pair resource, String unit) {
    return Evidence.of("iac.imperative-step", template.file().at(resource.line()))
        .with("tool", "cloudformation")
        .with("name", resource.key())
        .with("what", "custom-resource")
        .with("guarded", isTriggered(resource.value()))
        .with("unit", unit);
  }

  /** It runs again when a property changes; one that is given none but its function runs once and never again. */
  private static boolean isTriggered(Value resource) {
    return resource.pairs("Properties").stream()
        .anyMatch(property -> !property.key().startsWith("Service"));
  }
}
