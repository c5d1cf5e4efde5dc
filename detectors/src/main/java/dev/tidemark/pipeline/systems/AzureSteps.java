package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single steps of Azure Pipelines: scripts, tasks, and templates that are not here. */
final class AzureSteps {
  private static final List<String> SCRIPTS = List.of("script", "bash", "pwsh", "powershell");

  /** What a template's name ends with that lies in the pipeline's own repository. */
  static final String SELF = "@self";

  private AzureSteps() {}

  static Optional<Step> of(Value item, AzureNames names) {
    String name = item.text("displayName").orElse("");
    boolean disabled = item.text("enabled").orElse("").equalsIgnoreCase("false");
    Condition condition =
        disabled
            ? new Condition.Never()
            : AzureTriggers.condition(names.fill(item.text("condition").orElse("")));
    Map<String, String> variables = filled(Notation.scalars(item, "env"), names);
    for (String kind : SCRIPTS) {
      Optional<Value> script = item.at(kind);
      if (script.isPresent()) {
        boolean block = script.get().endLine() > script.get().line();
        int line = script.get().line() + (block ? 1 : 0);
        String text = names.fill(script.get().text().orElse(""));
        return Optional.of(
            Step.run(name, item.line(), new Work.Run(text, line, false, false, kind))
                .withMayFail(item.isTrue("continueOnError"))
                .withCondition(condition)
                .withVariables(variables)
                .withDirectory(names.fill(item.text("workingDirectory").orElse(""))));
      }
    }
    Optional<String> published = item.text("publish");
    Map<String, String> inputs =
        published.isPresent() ? Notation.scalars(item) : Notation.scalars(item, "inputs");
    Map<String, String> given = new LinkedHashMap<>(filled(inputs, names));
    published.ifPresent(path -> given.put("path", names.fill(path)));
    return item.text("task")
        .or(() -> published.map(path -> "publish"))
        .map(
            task ->
                Step.use(name, item.line(), new Work.Use(Work.Use.Kind.TASK, task, given))
                    .withMayFail(item.isTrue("continueOnError") && !task.startsWith("@"))
                    .withVariables(variables)
                    .withCondition(condition));
  }

  private static Map<String, String> filled(Map<String, String> texts, AzureNames names) {
    Map<String, String> filled = new LinkedHashMap<>();
    texts.forEach((key, text) -> filled.put(key, names.fill(text)));
    return filled;
  }

  /**
   * A template of another repository, or one that is missing here: then it is named by its place.
   *
   * @param written as the pipeline names it
   */
  static Step template(
      Value use,
      String written,
      AzureRepositories repositories,
      Map<String, String> given,
      AzurePlace place) {
    // Said of this very repository, unless another one's template says it.
    boolean self = written.endsWith(SELF) && place.nextDoor().isEmpty();
    String here = self ? written.substring(0, written.length() - SELF.length()) : written;
    String name = repositories.reference(here);
    boolean declared = !name.equals(here);
    boolean own = !name.contains("@") && !name.contains("$") && !declared;
    RepoPath from = name.startsWith("/") ? RepoPath.ROOT : place.file().directory();
    String reference =
        own
            ? from.resolve(name.startsWith("/") ? name.substring(1) : name)
                .map(path -> place.nextDoor().map(n -> n.shown(path).value()).orElse("./" + path))
                .orElse(name)
            : name;
    return Step.use("", use.line(), new Work.Use(Work.Use.Kind.TEMPLATE, reference, given));
  }

  /** What a template is given, where it is scalars. */
  static Map<String, String> given(Value use, AzureNames names) {
    Map<String, String> given = new LinkedHashMap<>();
    Notation.scalars(use, "parameters").forEach((key, text) -> given.put(key, names.fill(text)));
    return given;
  }

  static Step refused(String template, int line, String why) {
    return new Step(
        "", line, new Work.Opaque(template, why), "", Condition.ALWAYS, false, Map.of());
  }
}
