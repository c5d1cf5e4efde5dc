package dev.tidemark.pipeline;

import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.link.environment.EnvironmentNames;
import dev.tidemark.pipeline.LinkedPipeline.LinkedJob;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where an apply goes: which environments, and whether they are only made for a test or a change request. */
public final class Targets {
  private static final Set<String> CLUSTER_TOOLS =
      Set.of(
          "kubectl",
          "helm",
          "helmfile",
          "kustomize",
          "flux",
          "timoni",
          "argo-cd",
          "skaffold",
          "kapp",
          "tanka",
          "crossplane");

  private static final Set<String> TEST_FOLDERS = Set.of("test", "tests", "e2e", "testing");

  /** Variables of CI systems that hold the branch of a change request. */
  private static final Set<String> BRANCHES =
      Set.copyOf(BundledYaml.words("/catalogue/variables.yaml", "branches"));

  /** Options that name what an apply makes. */
  private static final Set<String> NAMING =
      Set.of("-n", "--namespace", "--name", "--stack-name", "--release-name", "--install");

  private static final List<String> CONNECTIONS = List.of("-c", "--connection");
  private static final List<String> INVENTORIES = List.of("-i", "--inventory", "--inventory-file");
  private static final CommandArguments.Syntax HOSTS_OF_PLAYS =
      CommandArguments.Syntax.of(
          Stream.concat(CONNECTIONS.stream(), INVENTORIES.stream()).toList());

  /** Lists of hosts that hold the machine itself alone: the comma makes a list of a name. */
  private static final Set<String> LOOPBACK = Set.of("localhost,", "127.0.0.1,");

  /** What an earlier step or job handed on: its own name says what it did, not where this goes. */
  private static final Pattern OUTPUTS =
      Pattern.compile("\\$\\{\\{\\s*(?:steps|needs|jobs)\\.[^}]*\\}\\}");

  private Targets() {}

  /**
   * The environments that the job names, or else those that the command's files and paths speak of, or else the one that
   * the pipeline is named after.
   */
  public static List<String> environments(Performed deed) {
    List<String> found = environments(deed.job().id(), deed.job().environments(), deed.deed());
    return found.isEmpty() && deed.job().environments().isEmpty()
        ? namedAfter(deed.pipeline().pipeline()).map(List::of).orElse(List.of())
        : found;
  }

  /** The one environment that the name or the file of a pipeline speaks of: {@code deploy-production.yml}. */
  private static Optional<String> namedAfter(Pipeline pipeline) {
    Optional<String> named = EnvironmentNames.in(pipeline.name());
    return named.isPresent() ? named : EnvironmentNames.in(pipeline.location().path().name());
  }

  /** The environments that a job of these steps delivers to: those that it names, or else those that its applies speak of. */
  static List<String> delivers(String id, List<String> named, List<LinkedStep> steps) {
    Set<String> found = new LinkedHashSet<>(named);
    if (found.isEmpty()) {
      steps.forEach(step -> step.deeds().forEach(deed -> collect(id, deed, found)));
    }
    return List.copyOf(found);
  }

  /** Whether the environments are known only once the pipeline runs: a computed matrix, a variable or an input names them. */
  public static boolean areChosenAtRun(Performed deed) {
    List<String> named = deed.job().environments();
    return !named.isEmpty()
        && named.stream().allMatch(name -> name.contains("*"))
        && environments(deed).isEmpty();
  }

  private static void collect(String job, Deed deed, Set<String> sink) {
    if (deed.meaning().filter(m -> m.is(Meaning.Act.APPLY) && !m.has("touch")).isPresent()) {
      sink.addAll(environments(job, List.of(), deed));
    }
    deed.inside().forEach(inside -> collect(job, inside, sink));
  }

  private static List<String> environments(String job, List<String> named, Deed deed) {
    Set<String> found = new LinkedHashSet<>();
    named.stream().filter(e -> !e.contains("*")).forEach(found::add);
    if (found.isEmpty()) {
      valuesGiven(deed).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      deed.targets()
          .forEach(
              target ->
                  PathPattern.alternatives(target, 50)
                      .forEach(t -> EnvironmentNames.in(t).ifPresent(found::add)));
    }
    if (found.isEmpty()) {
      deed.words().stream()
          .skip(1)
          .forEach(
              word ->
                  PathPattern.alternatives(OUTPUTS.matcher(word).replaceAll(""), 20)
                      .forEach(w -> EnvironmentNames.in(w).ifPresent(found::add)));
    }
    if (found.isEmpty()) {
      EnvironmentNames.in(job).ifPresent(found::add);
    }
    return new ArrayList<>(found);
  }

  /** The one environment that files of values are named after: of {@code alerts-prod} what is applied may still be for development. */
  private static Optional<String> valuesGiven(Deed deed) {
    Set<String> found = new LinkedHashSet<>();
    List<String> words = deed.words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int at = word.startsWith("-") ? word.indexOf("var-file") : -1;
      if (at >= 0 && at <= 2) { // -var-file=a, --var-file a
        int equals = word.indexOf('=');
        String file =
            equals >= 0 ? word.substring(equals + 1) : i + 1 < words.size() ? words.get(i + 1) : "";
        EnvironmentNames.in(file.substring(file.lastIndexOf('/') + 1)).ifPresent(found::add);
      }
    }
    return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
  }

  /** Whether what is applied is thrown away: into a cluster of the job's own, destroyed by the job, or a preview. */
  public static boolean isTest(Performed deed) {
    if (deed.meaning().has("atomic-test")
        || isOnItself(deed)
        || isOnDatabaseOfTheJob(deed)
        || isPreview(deed)
        || readsTestInputs(deed)
        || isAmongTests(deed)) {
      return true;
    }
    boolean cluster = deed.job().acts().contains(Meaning.Act.SANDBOX);
    boolean destroyed =
        deed.job().acts().contains(Meaning.Act.DESTROY) || isDestroyedAfterwards(deed);
    boolean inCluster = CLUSTER_TOOLS.contains(deed.meaning().tool());
    boolean onlyTests =
        deed.job().environments().isEmpty() && named(deed, "e2e", "integration-test", "smoke");
    return (cluster && inCluster)
        || (destroyed && !inCluster && deed.job().environments().isEmpty())
        || (onlyTests && cluster);
  }

  /** Whether a later job of the same run takes away what was made, without anybody being asked. */
  private static boolean isDestroyedAfterwards(Performed deed) {
    if (!deed.pipeline().acts().contains(Meaning.Act.DESTROY)) {
      return false;
    }
    Set<Trigger.Kind> starts = kinds(deed.job());
    Set<String> after = new HashSet<>(Set.of(deed.job().id()));
    for (LinkedJob job : deed.pipeline().jobs()) { // in the order of the file, so later ones follow
      if (job.manual() || job.needs().stream().noneMatch(after::contains)) {
        continue;
      }
      after.add(job.id());
      if (job.acts().contains(Meaning.Act.DESTROY)
          && !job.acts().contains(Meaning.Act.APPROVAL)
          && job.environments().isEmpty()
          && kinds(job).containsAll(starts)) {
        return true;
      }
    }
    return false;
  }

  private static Set<Trigger.Kind> kinds(LinkedJob job) {
    return job.triggers().stream().map(Trigger::kind).collect(Collectors.toSet());
  }

  /**
   * What a tool sets up on the machine that it runs on, where that is a container of the job's own, or the runner of what
   * only change requests start: it ends with the job.
   */
  private static boolean isOnItself(Performed deed) {
    if (deed.meaning().has("own-machine") && !deed.job().job().image().isEmpty()) {
      return true;
    }
    return deed.kinds().contains(Trigger.Kind.CHANGE_REQUEST)
        && !deed.kinds().contains(Trigger.Kind.PUSH)
        && deed.job().environments().isEmpty()
        && (deed.meaning().has("own-machine") || playsOnRunner(deed));
  }

  /** A play of Ansible whose hosts are the runner itself: by connection, by a list of hosts, or by what the job wrote. */
  private static boolean playsOnRunner(Performed deed) {
    if (!deed.meaning().tool().equals("ansible")) {
      return false;
    }
    CommandArguments arguments = CommandArguments.read(deed.deed().words(), 1, HOSTS_OF_PLAYS);
    List<String> inventories = arguments.values(INVENTORIES);
    return arguments.values(CONNECTIONS).contains("local")
        || (!inventories.isEmpty()
            && inventories.stream()
                .allMatch(one -> LOOPBACK.contains(one) || isWrittenForRunner(deed, one)));
  }

  /** Whether a step of the job writes an inventory of that name, with the runner for its host. */
  private static boolean isWrittenForRunner(Performed deed, String inventory) {
    String name = inventory.substring(inventory.lastIndexOf('/') + 1);
    Pattern written = Pattern.compile(">\\s*[\"']?\\S*" + Pattern.quote(name) + "[\"']?(?:\\s|$)");
    return !name.isEmpty()
        && deed.job().steps().stream()
            .map(step -> step.step().work())
            .filter(Work.Run.class::isInstance)
            .map(work -> ((Work.Run) work).script())
            .anyMatch(
                script ->
                    written.matcher(script).find()
                        && (script.contains("localhost") || script.contains("127.0.0.1")));
  }

  /** A database is filled where a change request is looked at, or where tests run that need it: it ends with the job. */
  private static boolean isOnDatabaseOfTheJob(Performed deed) {
    return deed.meaning().has("database")
        && deed.job().environments().isEmpty()
        && (deed.kinds().contains(Trigger.Kind.CHANGE_REQUEST)
            || deed.job().acts().contains(Meaning.Act.CHECK));
  }

  /** A pipeline, or a script that it runs, that lies with the tests, and names no environment that lasts. */
  private static boolean isAmongTests(Performed deed) {
    Stream<String> files =
        Stream.concat(
            Stream.of(deed.pipeline().pipeline().location().path().value()), deed.via().stream());
    return environments(deed).isEmpty()
        && files
            .flatMap(file -> Arrays.stream(file.toLowerCase(Locale.ROOT).split("/", -1)))
            .anyMatch(TEST_FOLDERS::contains);
  }

  /** Inventories and variables from a folder of tests. */
  private static boolean readsTestInputs(Performed deed) {
    return deed.deed().words().stream()
        .map(word -> word.substring(word.indexOf('=') + 1))
        .map(word -> word.startsWith("./") ? word.substring(2) : word)
        .anyMatch(word -> word.startsWith("tests/") || word.contains("/tests/"));
  }

  private static boolean named(Performed deed, String... words) {
    String name =
        (deed.job().id() + " " + deed.pipeline().pipeline().name()).toLowerCase(Locale.ROOT);
    return List.of(words).stream().anyMatch(name::contains);
  }

  /** Whether it makes an environment that belongs to one change request. */
  public static boolean isPreview(Performed deed) {
    boolean request =
        deed.kinds().contains(Trigger.Kind.CHANGE_REQUEST)
            || deed.kinds().contains(Trigger.Kind.UPSTREAM);
    if (!request) {
      return false;
    }
    String text =
        (String.join(" ", deed.deed().words())
                + " "
                + deed.job().job().environment()
                + " "
                + inputsOfUnread(deed))
            .toLowerCase(Locale.ROOT);
    return text.contains("pull_request.number")
        || text.contains("event.number")
        || text.contains("merge_request_iid")
        || text.contains("ci_environment_slug")
        || text.contains("change_id")
        || text.contains("pr_number")
        || text.contains("pr-$")
        || text.contains("review/")
        || text.contains("preview")
        || isNamedAfterBranch(deed.deed().words());
  }

  /**
   * What something unread is given: all that tells what it makes. The bare number of the change request may be there to
   * comment on it.
   */
  private static String inputsOfUnread(Performed deed) {
    return !deed.deed().likely().isEmpty() && deed.step().step().work() instanceof Work.Use use
        ? use.inputs().values().stream()
            .filter(value -> !value.strip().startsWith("${"))
            .sorted()
            .collect(Collectors.joining(" "))
        : "";
  }

  /** Whether a release, a namespace or a stack is named after the branch; a tag or a value of that name makes nothing new. */
  private static boolean isNamedAfterBranch(List<String> words) {
    for (int i = 2; i < words.size(); i++) {
      String word = words.get(i).toLowerCase(Locale.ROOT);
      String before = words.get(i - 1).toLowerCase(Locale.ROOT);
      int equals = word.indexOf('=');
      String option = word.startsWith("--") && equals > 0 ? word.substring(0, equals) : before;
      boolean names = NAMING.contains(option) || (!option.startsWith("-") && equals < 0);
      if (names && BRANCHES.stream().anyMatch(word::contains)) {
        return true;
      }
    }
    return false;
  }
}
