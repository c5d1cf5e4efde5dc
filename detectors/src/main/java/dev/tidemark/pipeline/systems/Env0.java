package dev.tidemark.pipeline.systems;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * env0: the hooks of a custom flow around what it does for a deployment, and a workflow's environments in the order of
 * their {@code needs}. A deployment waits for a person unless the service is set to do without; destroying is left out.
 */
@AutoService(Translator.class)
public final class Env0 implements Translator {
  private static final String SYSTEM = "env0";

  /** The steps of a deployment in their order, and what each does between its hooks. */
  private static final List<Map.Entry<String, String>> FLOW =
      List.of(
          Map.entry("setupVariables", ""),
          Map.entry("terraformInit", "terraform init"),
          Map.entry("terraformPlan", "terraform plan"),
          Map.entry("terraformApply", "terraform apply -auto-approve"),
          Map.entry("terraformOutput", ""),
          Map.entry("terragruntPlan", "terragrunt plan"),
          Map.entry("terragruntApply", "terragrunt apply -auto-approve"),
          Map.entry("pulumiPreview", "pulumi preview"),
          Map.entry("pulumiUp", "pulumi up --yes"),
          Map.entry("helmDiff", "helm diff upgrade"),
          Map.entry("helmUpgrade", "helm upgrade"),
          Map.entry("k8sDiff", "kubectl diff -f ."),
          Map.entry("k8sApply", "kubectl apply -f ."),
          Map.entry("cloudformationDeploy", "aws cloudformation deploy --template-file ."),
          Map.entry("ansibleCheck", "ansible-playbook --check"),
          Map.entry("ansiblePlaybook", "ansible-playbook"));

  private static final Set<String> APPLIES =
      Set.of(
          "terraformApply",
          "terragruntApply",
          "pulumiUp",
          "helmUpgrade",
          "k8sApply",
          "cloudformationDeploy",
          "ansiblePlaybook");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      String name = file.path().lowerName();
      Optional<Value> root = file.document().root();
      if (name.equals("env0.yml") || name.equals("env0.yaml")) {
        root.filter(r -> !r.pairs("deploy", "steps").isEmpty())
            .ifPresent(r -> sink.accept(flow(landscape, file, r)));
      } else if (name.equals("env0.workflow.yml") || name.equals("env0.workflow.yaml")) {
        root.filter(r -> !r.pairs("environments").isEmpty())
            .ifPresent(r -> sink.accept(workflow(file, r)));
      }
    }
  }

  private static Pipeline flow(Landscape landscape, Placed<ConfigDocument> file, Value root) {
    List<Step> before = new ArrayList<>();
    List<Step> after = new ArrayList<>();
    String directory = file.directory().asDirectory();
    String usually = usually(landscape, directory, root);
    for (Map.Entry<String, String> known : FLOW) {
      Optional<Value> step = root.at("deploy", "steps", known.getKey());
      boolean usual = !usually.isEmpty() && known.getKey().startsWith(usually);
      if (step.isPresent() || usual) {
        List<Step> sink = APPLIES.contains(known.getKey()) || !after.isEmpty() ? after : before;
        int line = step.map(Value::line).orElse(root.line());
        step.ifPresent(s -> hook(s, "before", sink));
        if (!known.getValue().isEmpty()) {
          sink.add(Step.run(known.getKey(), line, Work.Run.shell(known.getValue(), line)));
        }
        step.ifPresent(s -> hook(s, "after", sink));
      }
    }
    boolean nothing =
        usually.isEmpty()
            && root.pairs("deploy", "steps").stream().noneMatch(p -> APPLIES.contains(p.key()));
    if (nothing) { // which tool env0 runs is chosen in the service
      after.add(Notation.opaque("deployment of " + directory, root.line()));
    }
    root.at("deploy", "onSuccess").ifPresent(c -> after.addAll(Notation.commands(c, false)));
    String environment = EnvironmentNames.in(directory).orElse("");
    return Notation.pipeline(
        SYSTEM,
        file.path().value(),
        Pipeline.Kind.PIPELINE,
        file.at(root.line()),
        List.of(Trigger.of(Trigger.Kind.PUSH), Trigger.of(Trigger.Kind.DISPATCH)),
        List.of(
            Job.of("plan", root.line(), before).withDirectory(directory),
            Job.of("deploy", root.line(), after)
                .withDirectory(directory)
                .withNeeds(List.of("plan"))
                .withManual(true)
                .withEnvironment(environment)));
  }

  /** How the steps begin that run whether the flow names them or not: by what it does name, else by what lies there. */
  private static String usually(Landscape landscape, String directory, Value root) {
    boolean told =
        root.pairs("deploy", "steps").stream().anyMatch(p -> p.key().startsWith("terraform"));
    return switch (told ? StackTool.TERRAFORM : StackTool.in(landscape, directory)) {
      case TERRAFORM -> "terraform";
      case PULUMI -> "pulumi";
      case CLOUDFORMATION -> "cloudformation";
      case KUBERNETES -> "k8s";
      case UNKNOWN -> "";
    };
  }

  private static void hook(Value step, String when, List<Step> sink) {
    for (Value command : step.items(when)) {
      Value script = command.at("run").or(() -> command.at("exec")).orElse(command);
      sink.add(Notation.script(command.text("name").orElse(""), script, false, false));
    }
  }

  private static Pipeline workflow(Placed<ConfigDocument> file, Value root) {
    List<Job> jobs = new ArrayList<>();
    for (Value.Pair pair : root.pairs("environments")) {
      Value environment = pair.value();
      String name = environment.text("name").orElse(pair.key());
      String template =
          environment
              .text("templateName")
              .or(() -> environment.text("templateId"))
              .orElse("template");
      Step step =
          Step.use(
              "", pair.line(), new Work.Use(Work.Use.Kind.TEMPLATE, "env0/" + template, Map.of()));
      jobs.add(
          Job.of(pair.key(), pair.line(), List.of(step))
              .withNeeds(environment.texts("needs"))
              .withManual(environment.isTrue("requiresApproval"))
              .withEnvironment(EnvironmentNames.in(name).orElse("")));
    }
    return Notation.pipeline(
        SYSTEM,
        file.path().value(),
        Pipeline.Kind.PIPELINE,
        file.at(root.line()),
        List.of(Trigger.of(Trigger.Kind.PUSH), Trigger.of(Trigger.Kind.DISPATCH)),
        jobs);
  }
}
