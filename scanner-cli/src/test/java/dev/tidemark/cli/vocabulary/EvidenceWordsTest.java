package dev.tidemark.cli.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.evidence.EvidenceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that a fact may carry has words, and no words stand there for nothing. */
class EvidenceWordsTest {
  private static final Set<String> OF_EVERY_KIND = Set.of("name", "tool", "repository");

  private final EvidenceWords words = EvidenceWords.bundled();

  @Test
  void everyAttributeHasWordsForItsTypes() {
    Map<String, List<String>> forms = words.forms();
    List<String> wordless = new ArrayList<>();
    needed()
        .forEach(
            (name, needs) -> {
              Set<String> missing = new HashSet<>(needs);
              missing.removeAll(forms.getOrDefault(name, List.of()));
              missing.forEach(form -> wordless.add(name + "." + form));
            });
    assertThat(wordless).isEmpty();
  }

  @Test
  void noWordsAreForNothing() {
    Map<String, Set<String>> needed = needed();
    List<String> useless = new ArrayList<>();
    words
        .forms()
        .forEach(
            (name, forms) -> {
              Set<String> more = new HashSet<>(forms);
              more.removeAll(
                  EvidenceKinds.bundled().kind(name).isPresent()
                      ? Set.of("is")
                      : OF_EVERY_KIND.contains(name)
                          ? Set.of("text")
                          : needed.getOrDefault(name, Set.of()));
              more.removeAll(values(name));
              more.forEach(form -> useless.add(name + "." + form));
            });
    assertThat(useless).isEmpty();
  }

  @Test
  void valuesAreToldAsPeopleSayThem() {
    assertThat(words.say("blocking", true)).contains("blocks");
    assertThat(words.say("blocking", false)).contains("does not block");
    assertThat(words.say("resources", 1L)).contains("1 resource");
    assertThat(words.say("resources", 12L)).contains("12 resources");
    assertThat(words.say("pipeline", "Deploy {}")).contains("in pipeline \"Deploy {}\"");
    assertThat(words.say("ordered-by", "needs")).contains("ordered by job dependencies");
    assertThat(words.say("ordered-by", "none")).contains("in no order");
    assertThat(words.say("sized", "no")).contains("not sized");
    assertThat(words.say("brand-new", "a")).contains("brand new a");
    assertThat(words.say("brand-new", false)).contains("not brand new");
  }

  @Test
  void whatTellsNothingIsLeftOut() {
    assertThat(words.say("resources", 0L)).isEmpty();
    assertThat(words.say("sized", "unknown")).isEmpty();
    assertThat(words.say("bootstrap", false)).isEmpty();
    assertThat(words.say("fingerprint", "0123456789abcdef")).isEmpty();
  }

  @Test
  void whatHasNoWordsComesLast() {
    assertThat(words.inOrder(List.of("zebra", "blocking", "category", "name")))
        .containsExactly("name", "category", "blocking", "zebra");
  }

  /** The closed values of an attribute, each of which may have words of its own. */
  private static Set<String> values(String attribute) {
    return EvidenceKinds.bundled().all().stream()
        .flatMap(kind -> kind.attributes().stream())
        .filter(one -> one.name().equals(attribute))
        .flatMap(one -> one.values().stream())
        .collect(Collectors.toSet());
  }

  /** The forms that the types of each attribute ask for. */
  private static Map<String, Set<String>> needed() {
    Map<String, Set<String>> needed = new HashMap<>();
    for (EvidenceKind kind : EvidenceKinds.bundled().all()) {
      for (EvidenceKind.Attribute attribute : kind.attributes()) {
        needed.computeIfAbsent(attribute.name(), name -> new HashSet<>()).addAll(forms(attribute));
      }
    }
    return needed;
  }

  private static Set<String> forms(EvidenceKind.Attribute attribute) {
    return switch (attribute.type()) {
      case BOOLEAN -> Set.of("yes", "no");
      case NUMBER -> Set.of("one", "many");
      case LIST -> Set.of("text");
      case TEXT -> attribute.values().contains("yes") ? Set.of("yes", "no") : Set.of("text");
    };
  }
}
