package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.documents.Passage;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sees where people are told to click in a console, or to type a command that creates or changes something that no
 * definition declares: one fact for each passage, way and subject.
 */
@AutoService(Detector.class)
public final class ManualSteps implements Detector {

  /** What a typed command makes: its beginning, and how it goes on. */
  private record Typed(String tool, List<String> verbs) {}

  private static final List<Typed> TYPED =
      List.of(
          new Typed(
              "aws ",
              List.of(
                  " create-",
                  " run-instances",
                  " put-",
                  " attach-",
                  " associate-",
                  " register-",
                  " allocate-",
                  " authorize-",
                  " modify-",
                  " s3 mb",
                  " delete-")),
          new Typed("az ", List.of(" create", " update", " add", " assign", " set ")),
          new Typed("gcloud ", List.of(" create", " add-iam", " enable", " update", " set-iam")),
          new Typed("gsutil ", List.of(" mb ", " iam ")),
          new Typed("eksctl ", List.of(" create")),
          new Typed("doctl ", List.of(" create")),
          new Typed(
              "kubectl ",
              List.of(
                  " create ",
                  " run ",
                  " expose ",
                  " patch ",
                  " edit ",
                  " scale ",
                  " label ",
                  " annotate ")),
          new Typed("oc ", List.of(" create ", " new-app", " adm ")),
          new Typed("vault ", List.of(" write ", " secrets enable", " auth enable", " kv put")),
          new Typed("heroku ", List.of("create", "config:set", "addons:")),
          new Typed("openstack ", List.of(" create")));

  private static final List<String> MAKING =
      List.of(
          "creat",
          "add ",
          "adding ",
          "provision",
          "set up",
          "setup",
          "configur",
          "enabl",
          "register", // and not what is registered in: a registry
          "registra",
          "launch",
          "attach",
          "install",
          "new ",
          "chang",
          "edit",
          "modif",
          "delet",
          "remov",
          "disabl",
          "updat",
          "import ",
          "importing ",
          "associat",
          "purchas");

  /** Folders of what might be done once: a plan for one change is no instruction. */
  private static final Set<String> PLANS = Set.of("proposals", "proposal", "plans");

  /** Who polls for new messages makes none. */
  private static final String AWAITED = "for new ";

  /** A forge's own pages, tickets, chat and the settings of an editor are no infrastructure. */
  private static final List<String> ELSEWHERE =
      List.of(
          "github",
          "gitlab",
          "pull request",
          "workflow",
          "actions tab",
          "jira",
          "slack",
          "approve",
          "merge",
          "jenkins",
          "argo",
          "sign in",
          "single sign",
          "browser",
          "vs code",
          "visual studio",
          "intellij",
          "edit configurations",
          "run configuration",
          "tools > options",
          "ticket",
          "rerun",
          "copilot",
          "review");

  private static final List<String> CREDENTIALS =
      List.of(
          "secret",
          "token",
          "password",
          "credential",
          "access key",
          "access-key",
          "api key",
          "api-key",
          "rotat",
          "service-accounts keys",
          "ad sp",
          "mfa",
          "ssh key",
          "certificate",
          "client id",
          "iam user");

  private static final List<String> BOOTSTRAP =
      List.of(
          "tfstate",
          "terraform state",
          "terraform-state",
          "state bucket",
          "backend",
          "oidc",
          "bootstrap",
          "dynamodb",
          "storage account",
          "workload identity",
          "account creation",
          "new account");

  private static final List<String> WORKSTATION =
      List.of("kind create", "minikube", "k3d ", "docker desktop", "brew ", "local");

  @Override
  public String id() {
    return "documents-manual-steps";
  }

  @Override
  public String sees() {
    return "instructions to click in a console or to type commands that create or change"
        + " infrastructure";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.manual-step");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Definitions definitions = Definitions.of(landscape);
    boolean launched = Readmes.isLaunchedByOthers(landscape);
    for (Passage passage : landscape.facet(Passage.ALL)) {
      if (Decisions.isAmongRecords(passage.page().path()) || isPlan(passage.page().path())) {
        continue;
      }
      Map<String, Step> steps = new TreeMap<>();
      steps(passage).forEach(step -> steps.putIfAbsent(step.what() + step.about(), step));
      steps.values().stream()
          .map(step -> step.evidence(landscape, definitions, launched))
          .forEach(sink);
    }
  }

  private static Stream<Step> steps(Passage passage) {
    return Stream.concat(
        phrases(passage).stream()
            .map(phrase -> Step.of(passage, "console", phrase.text(), phrase.line())),
        passage.commands().stream()
            .filter(command -> isTypedChange(command.text()))
            .filter(command -> !(command.text().contains(" scale ") && isStopped(passage)))
            .map(command -> Step.of(passage, "command", command.text(), command.line())));
  }

  private static boolean isPlan(RepoPath path) {
    return path.parent().names().stream().anyMatch(PLANS::contains);
  }

  /** Whether something is stopped for as long as it is worked on. */
  private static boolean isStopped(Passage passage) {
    return passage.commands().stream()
        .anyMatch(c -> c.text().contains("--replicas=0") || c.text().contains("--replicas 0"));
  }

  private static List<Phrase> phrases(Passage passage) {
    return passage.page().document().phrases().stream()
        .filter(p -> p.kind() == Phrase.Kind.CONSOLE)
        .filter(
            p -> passage.section().line() <= p.line() && p.line() <= passage.section().endLine())
        .filter(p -> isChange(p.text(), passage.trail()))
        .toList();
  }

  private static boolean isChange(String text, String trail) {
    String lower = text.toLowerCase(Locale.ROOT).replace(AWAITED, "") + " ";
    return ELSEWHERE.stream().noneMatch(e -> lower.contains(e) || trail.contains(e))
        && Words.anyIn(MAKING, lower);
  }

  static boolean isTypedChange(String command) {
    String bare = command.startsWith("sudo ") ? command.substring(5) : command;
    return TYPED.stream()
        .anyMatch(
            typed ->
                bare.startsWith(typed.tool())
                    && typed.verbs().stream().anyMatch(bare::contains)
                    && !bare.contains(" -f ")
                    && !bare.contains("--dry-run")
                    && !isPassing(bare));
  }

  /**
   * A pod that is gone once its command has run, a scheduled job that is run once more, or a word to a controller to do
   * again what it does.
   */
  private static boolean isPassing(String command) {
    return (command.contains(" run ") && command.contains(" --rm"))
        || (command.contains(" create job ") && command.contains("--from"))
        || (command.contains(" annotate ")
            && (command.contains("argocd.argoproj.io/refresh")
                || command.contains("crossplane.io/paused")
                || command.contains("reconcile.fluxcd.io/")))
        || (command.contains(" patch ")
            && (command.contains("\"operation\":")
                || command.contains("argocd.argoproj.io/refresh")));
  }

  /**
   * What a passage tells its readers to do by hand.
   *
   * @param what {@code console} or {@code command}
   * @param about what it is done for
   * @param text the phrase or the command
   * @param line where it stands in the page
   */
  private record Step(Passage passage, String what, String about, String text, int line) {
    static Step of(Passage passage, String what, String text, int line) {
      return new Step(
          passage, what, ManualSteps.about(passage, text.toLowerCase(Locale.ROOT)), text, line);
    }

    Evidence evidence(Landscape landscape, Definitions definitions, boolean launched) {
      String unit =
          landscape.units().in(passage.page().directory()).stream()
              .findFirst()
              .map(Unit::id)
              .orElse("");
      return Evidence.of("docs.manual-step", passage.page().at(line))
          .with("what", what)
          .with("about", about)
          .with("defined-here", definitions.declare(passage.trail(), text))
          .with(
              "for-outsiders", launched || passage.isForOutsiders() || passage.triesOut(landscape))
          .with("unit", unit);
    }
  }

  private static String about(Passage passage, String text) {
    String context = passage.trail() + " " + text;
    if (passage.topic() == Topic.BOOTSTRAP || Words.anyIn(BOOTSTRAP, context)) {
      return "bootstrap";
    }
    if (Words.anyIn(CREDENTIALS, context)) {
      return "credentials";
    }
    if (passage.topic() == Topic.DEVELOP || Words.anyIn(WORKSTATION, text)) {
      return "workstation";
    }
    return passage.topic() == Topic.DEPLOY && !context.contains("provision")
        ? "deployment"
        : "provisioning";
  }
}
