package dev.tidemark.cli.vocabulary;

import dev.tidemark.document.PackedValue;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.EvidenceKind;
import dev.tidemark.evidence.EvidenceKind.Attribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The vocabulary: every kind of evidence that a detector may emit and a rubric may ask for, by name. Read from {@code
 * evidence-kinds.yaml}, which lies beside the detectors.
 */
public final class EvidenceKinds {
  private static final String RESOURCE = "/evidence-kinds.yaml";

  /** What every kind may carry without saying so. */
  private static final List<Attribute> UNIVERSAL =
      List.of(
          new Attribute("tool", EvidenceKind.Type.TEXT, "the tool that it is about", List.of()),
          new Attribute("name", EvidenceKind.Type.TEXT, "what the thing is called", List.of()),
          new Attribute(
              "via",
              EvidenceKind.Type.TEXT,
              "where it is declared in another repository of the checkout",
              List.of()),
          new Attribute(
              "repository",
              EvidenceKind.Type.TEXT,
              "whose it is, where an organisation is judged",
              List.of()));

  private static @Nullable EvidenceKinds bundled;

  private final SortedMap<String, EvidenceKind> byName;

  private EvidenceKinds(SortedMap<String, EvidenceKind> byName) {
    this.byName = Collections.unmodifiableSortedMap(byName);
  }

  /** The vocabulary of this build, read once. */
  public static synchronized EvidenceKinds bundled() {
    EvidenceKinds kinds = bundled;
    if (kinds == null) {
      kinds = readBundled();
      bundled = kinds;
    }
    return kinds;
  }

  private static EvidenceKinds readBundled() {
    return PackedValue.ofResource(RESOURCE)
        .map(EvidenceKinds::of)
        .orElseGet(EvidenceKinds::written);
  }

  private static EvidenceKinds written() {
    try (InputStream resource = EvidenceKinds.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the vocabulary is missing from this build");
      }
      return read(resource.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads a vocabulary.
   *
   * @throws IllegalArgumentException when it is not well formed, with the line
   */
  public static EvidenceKinds read(byte[] yaml) {
    YamlText text = YamlText.read(yaml);
    if (!text.flaws().isEmpty()) {
      throw wrong(text.flaws().get(0).line(), text.flaws().get(0).detail());
    }
    return of(text.root().orElse(Value.Mapping.EMPTY));
  }

  private static EvidenceKinds of(Value root) {
    SortedMap<String, EvidenceKind> byName = new TreeMap<>();
    root.pairs().forEach(pair -> byName.put(pair.key(), kind(pair)));
    return new EvidenceKinds(byName);
  }

  public Collection<EvidenceKind> all() {
    return byName.values();
  }

  public Optional<EvidenceKind> kind(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The attribute of a kind, {@code tool} and {@code name} included, which every kind may carry. */
  public static Optional<Attribute> attribute(EvidenceKind kind, String name) {
    return kind.attribute(name)
        .or(() -> UNIVERSAL.stream().filter(a -> a.name().equals(name)).findFirst());
  }

  private static EvidenceKind kind(Value.Pair pair) {
    List<Attribute> attributes = new ArrayList<>();
    pair.value().pairs("attributes").forEach(attribute -> attributes.add(attribute(attribute)));
    return new EvidenceKind(
        pair.key(), required(pair, "shows"), attributes, required(pair, "example"));
  }

  private static Attribute attribute(Value.Pair pair) {
    return new Attribute(
        pair.key(),
        type(required(pair, "type"), pair.line()),
        required(pair, "means"),
        pair.value().texts("values"));
  }

  private static EvidenceKind.Type type(String name, int line) {
    for (EvidenceKind.Type type : EvidenceKind.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw wrong(line, "no type is called " + name);
  }

  private static String required(Value.Pair pair, String key) {
    return pair.value()
        .text(key)
        .orElseThrow(() -> wrong(pair.line(), pair.key() + " has no " + key));
  }

  private static IllegalArgumentException wrong(int line, String detail) {
    return new IllegalArgumentException("evidence kinds, line " + line + ": " + detail);
  }
}
