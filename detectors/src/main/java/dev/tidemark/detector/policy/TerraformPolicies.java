package dev.tidemark.detector.policy;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.hcl.HclAttribute;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.format.hcl.HclValues;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.EmbeddedYaml;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.repository.RepoPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Policies of clouds and of Terraform's own services that Terraform declares, with the mode of their resource. */
@AutoService(Detector.class)
public final class TerraformPolicies implements Detector {
  /** Every type that declares a policy is called by one of them. */
  private static final List<String> WORDS = List.of("policy", "aws_config_");

  private static final String DEFINITION = "azurerm_policy_definition.";

  @Override
  public String id() {
    return "terraform-policies";
  }

  @Override
  public String sees() {
    return "service control policies, AWS Config rules, Azure Policy, Google organisation policies and policy sets that"
        + " Terraform declares, read from their resources";
  }

  @Override
  public Set<String> emits() {
    return Set.of("policy.definition");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("tf", "tofu", "json").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || Words.anyIn(WORDS, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Map<String, HclBlock> assigned = assigned(landscape);
    for (TerraformBlock resource : landscape.facet(HclBlocks.FACET).inForce("resource")) {
      HclBlock block = resource.block();
      policy(resource.file(), block, assigned)
          .map(fact -> fact.with("rules", 1).with("documented", block.has("description")))
          .ifPresent(sink);
    }
  }

  private static Optional<Evidence> policy(
      Placed<HclDocument> placed, HclBlock block, Map<String, HclBlock> assigned) {
    return switch (block.label(0)) {
      case "aws_organizations_policy" ->
          isControl(block) ? fact(placed, block, "scp", "enforce") : Optional.empty();
      case "aws_config_config_rule",
          "aws_config_organization_managed_rule",
          "aws_config_organization_custom_rule",
          "aws_config_conformance_pack",
          "aws_config_organization_conformance_pack" ->
          fact(placed, block, "aws-config", "audit").map(fact -> fact.with("scheduled", true));
      case "azurerm_policy_definition" ->
          fact(placed, block, "azure-policy", definition(block, assigned));
      case "azurerm_policy_set_definition", "azurerm_management_group_policy_set_definition" ->
          fact(placed, block, "azure-policy", "library");
      case "azurerm_policy_assignment",
          "azurerm_management_group_policy_assignment",
          "azurerm_subscription_policy_assignment",
          "azurerm_resource_group_policy_assignment",
          "azurerm_resource_policy_assignment" ->
          refersToDefinition(block)
              ? Optional.empty()
              : fact(placed, block, "azure-policy", assignment(block))
                  .map(
                      fact ->
                          fact.with("scheduled", true)
                              .with("message", block.block("non_compliance_message").isPresent()));
      case "google_org_policy_policy",
          "google_organization_policy",
          "google_folder_organization_policy",
          "google_project_organization_policy" ->
          fact(placed, block, "google-org-policy", "enforce");
      case "tfe_policy", "tfe_sentinel_policy" -> fact(placed, block, engine(block), mode(block));
      default -> Optional.empty();
    };
  }

  /** An organisation's policy is a control unless its type is about tags, backups or services of machine learning. */
  private static boolean isControl(HclBlock block) {
    Optional<String> type = block.literal("type");
    return type.isEmpty() ? !block.has("type") : type.get().endsWith("CONTROL_POLICY");
  }

  /** Definitions that an assignment here puts in force, by name, with the assignment. */
  private static Map<String, HclBlock> assigned(Landscape landscape) {
    Map<String, HclBlock> assigned = new HashMap<>();
    HclBlocks blocks = landscape.facet(HclBlocks.FACET);
    for (String type : blocks.resourceTypes()) {
      if (type.endsWith("policy_assignment")) {
        blocks.resources(type).forEach(assignment -> assign(assignment.block(), assigned));
      }
    }
    return assigned;
  }

  private static void assign(HclBlock assignment, Map<String, HclBlock> assigned) {
    assignment
        .references()
        .filter(reference -> reference.startsWith(DEFINITION))
        .forEach(reference -> assigned.put(name(reference), assignment));
  }

  private static String name(String reference) {
    String name = reference.substring(DEFINITION.length());
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static boolean refersToDefinition(HclBlock assignment) {
    return assignment.references().anyMatch(reference -> reference.startsWith(DEFINITION));
  }

  /** A definition does what its rule says once it is assigned; an assignment may keep it from enforcing. */
  private static String definition(HclBlock block, Map<String, HclBlock> assigned) {
    HclBlock assignment = assigned.get(block.label(1));
    if (assignment == null) {
      return "library";
    }
    String mode =
        json(block, "policy_rule")
            .map(rule -> AzureEffect.mode(rule, json(block, "parameters")))
            .orElse("unknown");
    boolean only = assignment(assignment).equals("audit");
    return only && mode.equals("enforce") ? "audit" : mode;
  }

  private static Optional<Value> json(HclBlock block, String name) {
    Optional<HclAttribute> attribute = block.attribute(name);
    Optional<Value> encoded =
        attribute
            .flatMap(a -> HclValues.arguments(a.value(), "jsonencode"))
            .flatMap(arguments -> arguments.stream().findFirst());
    return encoded.or(
        () -> attribute.flatMap(HclAttribute::written).flatMap(EmbeddedYaml::mapping));
  }

  private static String assignment(HclBlock block) {
    Optional<HclAttribute> enforce = block.attribute("enforce");
    boolean unread = enforce.isPresent() && enforce.get().literal().isEmpty();
    return unread
        ? "unknown"
        : block.literal("enforce").orElse("true").equals("false") ? "audit" : "enforce";
  }

  private static String engine(HclBlock block) {
    return block.literal("kind").orElse("sentinel");
  }

  private static String mode(HclBlock block) {
    return switch (block
        .literal("enforce_mode")
        .or(() -> block.literal("enforcement_level"))
        .orElse("soft-mandatory")) {
      case "advisory" -> "warn";
      default -> "enforce";
    };
  }

  private static Optional<Evidence> fact(
      Placed<HclDocument> placed, HclBlock block, String engine, String mode) {
    return Optional.of(PolicyFact.of(engine, block.label(1), placed.at(block.line()), mode));
  }
}
