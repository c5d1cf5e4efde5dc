package dev.tidemark.pipeline.link;

import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.pipeline.PathPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the name and inputs of something that cannot be read say that it does: a guess, and always marked as one. Only
 * names that also speak of infrastructure code are taken.
 */
final class Likely {
  private static final String CATALOGUE = "/catalogue/names.yaml";

  /** Words that speak of infrastructure code. */
  private static final Set<String> INFRASTRUCTURE =
      Set.copyOf(BundledYaml.words(CATALOGUE, "infrastructure"));

  /** Words that name a tool of infrastructure code: a repository that bears one holds steps for that tool. */
  private static final Set<String> TOOLS = Set.copyOf(BundledYaml.words(CATALOGUE, "tools"));

  /** Words that say in what form something is called, and nothing else. */
  private static final Set<String> FORM =
      Set.of("", "yml", "yaml", "github", "workflows", "actions", "steps", "run", "reusable");

  /** What each word says that is done. */
  private static final Map<String, List<String>> VERBS = BundledYaml.lists(CATALOGUE, "verbs");

  /** What is pushed to a registry; in other names a push is what starts the pipeline. */
  private static final Set<String> PUSHED = Set.of("chart", "charts", "helm");

  /** What an action pushes whose name begins with that: a workflow of such a name runs on pushes. */
  private static final Set<String> PUSHED_BY_ACTIONS = Set.of("module", "modules");

  /** Words that say that something is taken away: what else such a name holds is what it is about. */
  private static final Set<String> ENDS = Set.copyOf(BundledYaml.words(CATALOGUE, "ends"));

  /** Words that say that something is asked before the work: an action that is chosen is then what comes after it. */
  private static final Set<String> BEFORE = Set.copyOf(BundledYaml.words(CATALOGUE, "before"));

  /** Names of scanners for secrets, between dashes that stand for whatever parts the words of a name. */
  private static final List<String> SCANNERS =
      BundledYaml.words(CATALOGUE, "scanners").stream().map(name -> "-" + name + "-").toList();

  /** Words of what is done around a scan. */
  private static final Set<String> AROUND = Set.copyOf(BundledYaml.words(CATALOGUE, "around"));

  private static final int MOST_CHOICES = 20;

  private Likely() {}

  /** Inputs that choose what is done. */
  private static final Set<String> CHOOSING = Set.of("action", "command", "operation", "mode");

  static List<String> of(String reference) {
    return of(reference, Map.of());
  }

  /**
   * What a name says it does, and what an input chooses that is called an action. Other names of inputs only tell whether
   * it is about infrastructure. A scanner for secrets is about all that there is.
   */
  static List<String> of(String reference, Map<String, String> inputs) {
    Set<String> named = words(reference);
    if (scansForSecrets(reference, named)) {
      return List.of("security");
    }
    Set<String> words = new HashSet<>(named);
    boolean infrastructure =
        named.stream().anyMatch(INFRASTRUCTURE::contains)
            || (saysOnlyWhatIsDone(named)
                && wordsOf(repository(reference)).stream().anyMatch(TOOLS::contains))
            || inputs.keySet().stream()
                .flatMap(input -> words(input).stream())
                .anyMatch(INFRASTRUCTURE::contains);
    inputs.forEach(
        (input, value) -> {
          boolean chooses = words(input).stream().anyMatch(CHOOSING::contains);
          if (chooses && named.stream().noneMatch(BEFORE::contains)) {
            PathPattern.alternatives(value.toLowerCase(Locale.ROOT), MOST_CHOICES).stream()
                .filter(choice -> choice.equals("plan") || choice.equals("apply"))
                .forEach(words::add);
          }
        });
    if (pushes(reference, named, inputs)) {
      words.add("publish");
    }
    List<String> likely = new ArrayList<>();
    if (infrastructure) {
      words.stream()
          .sorted()
          .forEach(
              word ->
                  VERBS.getOrDefault(word, List.of()).stream()
                      .filter(verb -> !likely.contains(verb))
                      .forEach(likely::add));
    }
    if (takesAway(named)) {
      likely.removeAll(List.of("apply", "publish"));
      if (infrastructure) {
        likely.add("destroy");
      }
    }
    return likely;
  }

  /** Whether a name of these words says that something is taken away. */
  static boolean takesAway(Collection<String> words) {
    return words.stream().anyMatch(ENDS::contains);
  }

  private static boolean scansForSecrets(String reference, Set<String> named) {
    if (takesAway(named) || named.stream().anyMatch(AROUND::contains)) {
      return false;
    }
    String spelled = "-" + String.join("-", inOrder(tail(reference))) + "-";
    return SCANNERS.stream().anyMatch(spelled::contains);
  }

  private static boolean pushes(String reference, Set<String> named, Map<String, String> inputs) {
    if (!named.contains("push")) {
      return false;
    }
    boolean begins = reference.contains("/push-") && !reference.contains("/workflows/");
    return named.stream().anyMatch(PUSHED::contains)
        || inputs.keySet().stream().anyMatch(PUSHED::contains)
        || (begins && named.stream().anyMatch(PUSHED_BY_ACTIONS::contains));
  }

  private static Set<String> words(String reference) {
    return wordsOf(tail(reference));
  }

  /** What a reference calls the thing itself: without its version, and without the owner and repository that hold it. */
  private static String tail(String reference) {
    String name =
        reference.contains("@") ? reference.substring(0, reference.indexOf('@')) : reference;
    String[] parts = name.split("/", -1);
    StringBuilder tail = new StringBuilder();
    for (int i = Math.max(0, parts.length > 2 ? 2 : parts.length - 1); i < parts.length; i++) {
      tail.append(parts[i]).append(' ');
    }
    return tail.toString();
  }

  /** The second part of {@code owner/name/path@version}; nothing of a shorter or a local reference. */
  private static String repository(String reference) {
    String[] parts = reference.split("/", 3);
    return parts.length == 3 && !parts[0].startsWith(".") ? parts[1] : "";
  }

  /** A check of something else in a repository that is called after a tool is a check of that: {@code scala_check.yml}. */
  private static boolean saysOnlyWhatIsDone(Set<String> named) {
    return named.stream().allMatch(word -> VERBS.containsKey(word) || FORM.contains(word));
  }

  private static Set<String> wordsOf(String name) {
    return new HashSet<>(inOrder(name));
  }

  private static List<String> inOrder(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (char c : (name + " ").toCharArray()) {
      boolean capital =
          Character.isUpperCase(c)
              && word.length() > 0
              && Character.isLowerCase(word.charAt(word.length() - 1));
      if (!Character.isLetterOrDigit(c) || capital) {
        words.add(word.toString().toLowerCase(Locale.ROOT));
        word.setLength(0);
      }
      if (Character.isLetterOrDigit(c)) {
        word.append(c);
      }
    }
    words.add(word.toString().toLowerCase(Locale.ROOT));
    return words;
  }
}
