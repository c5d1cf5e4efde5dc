package dev.tidemark.cli.vocabulary;

import dev.tidemark.document.PackedValue;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.EvidenceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How reports for people say what a fact carries: {@code blocking=true} is "blocks". Read from {@code evidence-words.yaml};
 * attributes are told in its order.
 */
public final class EvidenceWords {
  private static final String RESOURCE = "/evidence-words.yaml";

  /** What nobody learns anything from. */
  private static final List<String> UNSAID = List.of("unknown", "other", "");

  private final Map<String, Value> words;

  private EvidenceWords(Map<String, Value> words) {
    this.words = Collections.unmodifiableMap(words);
  }

  private static final class Bundled {
    static final EvidenceWords WORDS = read();
  }

  /** The words of this build, read when they are first asked for. */
  public static EvidenceWords bundled() {
    return Bundled.WORDS;
  }

  /** A kind in a few words: as the vocabulary says it, without its remarks, unless that is too long. */
  public String kind(EvidenceKind kind) {
    int remark = kind.shows().indexOf(" (");
    return form(kind.name(), "is")
        .orElse(remark < 0 ? kind.shows() : kind.shows().substring(0, remark));
  }

  /** The names of kinds and attributes that have words, with the forms of each. */
  public Map<String, List<String>> forms() {
    Map<String, List<String>> forms = new LinkedHashMap<>();
    words.forEach(
        (name, value) -> forms.put(name, value.pairs().stream().map(Value.Pair::key).toList()));
    return forms;
  }

  /** The names of attributes in the order in which they are told: those that have no words last. */
  public List<String> inOrder(Iterable<String> names) {
    List<String> without = new ArrayList<>();
    names.forEach(without::add);
    List<String> ordered = new ArrayList<>(words.keySet());
    ordered.retainAll(without);
    without.removeAll(ordered);
    ordered.addAll(without);
    return ordered;
  }

  /** A value of an attribute in words; empty where there is nothing to say. */
  public Optional<String> say(String attribute, Object value) {
    String said =
        value instanceof Boolean is
            ? yesOrNo(attribute, is)
            : value instanceof Number number
                ? counted(attribute, number.longValue())
                : text(attribute, value.toString());
    return said.isEmpty() ? Optional.empty() : Optional.of(said);
  }

  private String text(String attribute, String text) {
    if (UNSAID.contains(text)) {
      return "";
    }
    return form(attribute, text)
        .or(() -> form(attribute, "text"))
        .orElse(plain(attribute) + " {}")
        .replace("{}", text);
  }

  private String yesOrNo(String attribute, boolean yes) {
    return form(attribute, yes ? "yes" : "no").orElse((yes ? "" : "not ") + plain(attribute));
  }

  private String counted(String attribute, long number) {
    return number == 0
        ? ""
        : form(attribute, number == 1 ? "one" : "many")
            .orElse(plain(attribute) + " {}")
            .replace("{}", String.valueOf(number));
  }

  private Optional<String> form(String attribute, String form) {
    return Optional.ofNullable(words.get(attribute)).flatMap(value -> value.text(form));
  }

  private static String plain(String attribute) {
    return attribute.replace('-', ' ');
  }

  private static EvidenceWords read() {
    Map<String, Value> words = new LinkedHashMap<>();
    PackedValue.ofResource(RESOURCE)
        .or(EvidenceWords::written)
        .ifPresent(root -> root.pairs().forEach(pair -> words.put(pair.key(), pair.value())));
    return new EvidenceWords(words);
  }

  private static Optional<Value> written() {
    try (InputStream resource = EvidenceWords.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the words for evidence are missing from this build");
      }
      return YamlText.read(resource.readAllBytes()).root();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
