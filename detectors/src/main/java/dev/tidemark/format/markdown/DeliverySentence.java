package dev.tidemark.format.markdown;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells a sentence that says that a pipeline brings what is kept here into service from one that only speaks of pipelines. */
final class DeliverySentence {

  /** Words that a sentence may hold before it is taken for a list or a table. */
  private static final int MOST_WORDS = 60;

  /** Words between a pipeline and what it is said to do: "the pipeline, once merged, applies". */
  private static final int NEAR = 6;

  private static final Set<String> PIPELINES =
      Set.of(
          "pipeline",
          "pipelines",
          "jenkins",
          "concourse",
          "codepipeline",
          "codebuild",
          "atlantis",
          "spacelift",
          "buildkite",
          "circleci",
          "teamcity",
          "bamboo");

  /** Services that do nothing else than to plan and apply what they are given. */
  private static final Set<String> SERVICES =
      Set.of("atlantis", "spacelift", "env0", "scalr", "digger");

  /** Services that play Ansible's playbooks from outside, by schedule or when somebody starts a job of theirs. */
  private static final Set<String> PLAYERS = Set.of("awx", "rundeck");

  /** Likewise, of two words that mean something else apart. */
  private static final String TOWER = "ansible tower";

  private static final Set<String> PLAYBOOKS = Set.of("playbook", "playbooks", "play", "plays");

  private static final Set<String> PLAY =
      Set.of("execute", "executes", "run", "runs", "deploy", "deploys", "apply", "applies");

  private static final Set<String> PLAYED = Set.of("executed", "run", "deployed", "applied");

  /** What stands before such a service where it is what plays, and not what is played. */
  private static final Set<String> WITHIN = Set.of("by", "in", "within", "via", "through", "from");

  private static final Set<String> WITH = Set.of("by", "with", "using");

  private static final Set<String> APPLYING =
      Set.of("apply", "applies", "applied", "applying", "application");

  /** Whoever sets such a service up is not served by it. */
  private static final Set<String> SET_UP = Set.of("deploy", "deploys", "install", "installs");

  private static final Set<String> DONE =
      Set.of("applied", "deployed", "provisioned", "created", "managed", "rolled");

  private static final Set<String> BEING =
      Set.of("is", "are", "be", "been", "being", "gets", "get");

  private static final Set<String> DOES = Set.of("applies", "deploys", "provisions");

  private static final Set<String> DO = Set.of("apply", "deploy", "provision");

  private static final Set<String> BEFORE_DO =
      Set.of("will", "then", "automatically", "to", "and", "or", "plan");

  private static final Set<String> START = Set.of("run", "start", "trigger");

  private static final Set<String> DELIVERIES = Set.of("apply", "deploy", "deployment");

  /** What is only possible, or somebody else's, or over. */
  private static final Set<String> NOT_SO =
      Set.of(
          "can",
          "could",
          "should",
          "would",
          "may",
          "might",
          "if",
          "example",
          "your",
          "not",
          "never",
          "longer",
          "want",
          "need",
          "option",
          "proposed",
          "previously",
          "formerly",
          "instead");

  /** Likewise of what is done; who starts a service does not matter. */
  private static final Set<String> BY_PEOPLE =
      Set.of("let", "you", "needs", "used", "using", "manual", "manually");

  /** What pipelines bring about besides infrastructure. */
  private static final Set<String> OTHER_THINGS =
      Set.of(
          "app",
          "apps",
          "application",
          "applications",
          "image",
          "images",
          "artifact",
          "artifacts",
          "artefact",
          "artefacts",
          "package",
          "packages",
          "release",
          "releases",
          "documentation",
          "docs",
          "website",
          "site",
          "issue",
          "issues",
          "issue(s)",
          "report",
          "reports",
          "library",
          "tag",
          "tags");

  private DeliverySentence() {}

  /** Every name that a sentence about pipelines has one of. */
  static Set<String> pipelines() {
    Set<String> all = new TreeSet<>(PIPELINES);
    all.addAll(SERVICES);
    all.addAll(PLAYERS);
    all.add(TOWER);
    return all;
  }

  /** The sentence of a paragraph that says so; empty when none does. */
  static Optional<String> in(String paragraph) {
    for (String sentence : paragraph.split("[.!?] |\\n\\n", 100)) {
      if (delivers(sentence.toLowerCase(Locale.ROOT))) {
        return Optional.of(sentence.strip());
      }
    }
    return Optional.empty();
  }

  private static boolean delivers(String sentence) {
    List<String> words =
        Arrays.stream(sentence.split("[^a-z0-9()-]+", MOST_WORDS + 1))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty() || words.size() >= MOST_WORDS) {
      return false;
    }
    return isInService(words)
        || isPlayed(words)
        || (words.stream()
                .noneMatch(
                    w -> NOT_SO.contains(w) || BY_PEOPLE.contains(w) || OTHER_THINGS.contains(w))
            && (isDoneBy(words) || doesSo(words) || isStarted(words)));
  }

  /** "planning and application are handled by Atlantis". */
  private static boolean isInService(List<String> words) {
    return words.stream().anyMatch(SERVICES::contains)
        && words.stream().anyMatch(APPLYING::contains)
        && words.stream().noneMatch(w -> NOT_SO.contains(w) || SET_UP.contains(w));
  }

  /** "scheduled jobs within AWX execute the playbooks", "the playbooks are run by AWX". */
  private static boolean isPlayed(List<String> words) {
    int player = player(words);
    if (player < 0 || words.stream().anyMatch(NOT_SO::contains)) {
      return false;
    }
    boolean within =
        words.subList(Math.max(0, player - 2), player).stream().anyMatch(WITHIN::contains);
    for (int i = 0; i < words.size(); i++) {
      boolean does = PLAY.contains(words.get(i)) && (within || player < i);
      if ((does && playsNear(words, i)) || (within && arePlayed(words, i))) {
        return true;
      }
    }
    return false;
  }

  private static int player(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      boolean tower = i > 0 && (words.get(i - 1) + " " + words.get(i)).equals(TOWER);
      if (tower || PLAYERS.contains(words.get(i))) {
        return tower ? i - 1 : i;
      }
    }
    return -1;
  }

  /** Playbooks soon after a verb, as what is played and not what does something: "executes our playbooks". */
  private static boolean playsNear(List<String> words, int verb) {
    for (String word : words.subList(verb + 1, Math.min(words.size(), verb + NEAR))) {
      if (PLAYBOOKS.contains(word) || WITH.contains(word)) {
        return PLAYBOOKS.contains(word);
      }
    }
    return false;
  }

  /** "playbooks are executed". */
  private static boolean arePlayed(List<String> words, int at) {
    return PLAYBOOKS.contains(words.get(at))
        && at + 2 < words.size()
        && BEING.contains(words.get(at + 1))
        && words.subList(at + 2, Math.min(words.size(), at + 4)).stream()
            .anyMatch(PLAYED::contains);
  }

  /** "are created by the pipeline". */
  private static boolean isDoneBy(List<String> words) {
    int by = words.lastIndexOf("by");
    if (by < 0 || firstPipeline(words.subList(by, Math.min(words.size(), by + NEAR + 1))) < 0) {
      return false;
    }
    for (int i = 1; i < by; i++) {
      if (DONE.contains(words.get(i))
          && words.subList(Math.max(0, i - 2), i).stream().anyMatch(BEING::contains)) {
        return true;
      }
    }
    return false;
  }

  /** "the pipeline applies", "a Jenkins job configured to deploy". */
  private static boolean doesSo(List<String> words) {
    int pipeline = firstPipeline(words);
    for (int i = pipeline + 1;
        pipeline >= 0 && i < Math.min(words.size(), pipeline + NEAR + 1);
        i++) {
      if (DOES.contains(words.get(i))
          || (DO.contains(words.get(i)) && BEFORE_DO.contains(words.get(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** "Run the Jenkins job: Deploy". */
  private static boolean isStarted(List<String> words) {
    return START.contains(words.get(0))
        && firstPipeline(words) >= 0
        && words.stream().anyMatch(DELIVERIES::contains);
  }

  private static int firstPipeline(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (PIPELINES.contains(words.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
