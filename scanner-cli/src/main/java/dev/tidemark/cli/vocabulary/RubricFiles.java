package dev.tidemark.cli.vocabulary;

import dev.tidemark.cli.UserError;
import dev.tidemark.cli.explain.Suggestions;
import dev.tidemark.cli.report.Escape;
import dev.tidemark.document.PackedValue;
import dev.tidemark.document.Value;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.measure.Measures;
import dev.tidemark.rubric.Rubric;
import dev.tidemark.rubric.RubricReader;
import dev.tidemark.rubric.RubricReading;
import dev.tidemark.rubric.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rubrics that come with the program, and those that a person brings. */
public final class RubricFiles {
  /** The rubrics of this build, in the order of every report. */
  public static final List<String> BUNDLED = List.of("iac", "platform");

  /** A rubric file larger than this is none: the bundled ones have a tenth of it. Bytes. */
  private static final long LARGEST = 1 << 20;

  private static @Nullable RubricFiles bundled;

  private final Vocabulary vocabulary;

  /** The bundled rubrics as they stand in their files, by id, each read when it is first asked for. */
  private final Map<String, Rubric> unchanged = new ConcurrentHashMap<>();

  public RubricFiles(EvidenceKinds kinds) {
    Set<String> roles =
        Arrays.stream(Role.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.vocabulary = Vocabulary.of(kinds.all(), Measures.signatures(), roles);
  }

  /** Files judged by the vocabulary of this build. What was read of the bundled ones is kept. */
  public static synchronized RubricFiles installed() {
    RubricFiles files = bundled;
    if (files == null) {
      files = new RubricFiles(EvidenceKinds.bundled());
      bundled = files;
    }
    return files;
  }

  /** Where a rubric file is found by the name that a person gave it. */
  @FunctionalInterface
  public interface Shelf {
    Optional<byte[]> content(String name);
  }

  /** The rubrics of these ids or files; the bundled ones when none is named. */
  public List<Rubric> read(List<String> wanted) {
    return read(wanted, Map.of(), RubricFiles::onDisk);
  }

  /**
   * Reads rubrics.
   *
   * @param wanted ids of bundled ones or names of files; the bundled ones when empty
   * @param changed tolerances that are set otherwise, by rubric id and name
   * @throws UserError when one does not exist or is not valid, with every error's line and field
   */
  public List<Rubric> read(
      List<String> wanted, Map<String, ? extends Map<String, Double>> changed, Shelf shelf) {
    return (wanted.isEmpty() ? BUNDLED : wanted)
        .stream().map(name -> read(name, changed, shelf)).toList();
  }

  private Rubric read(
      String wanted, Map<String, ? extends Map<String, Double>> changed, Shelf shelf) {
    if (BUNDLED.contains(wanted)) {
      // A bundled rubric is filed under its own id.
      return changed.containsKey(wanted)
          ? bundled(wanted, changed)
          : unchanged.computeIfAbsent(wanted, id -> bundled(id, Map.of()));
    }
    return valid(wanted, shelf.content(wanted).orElseThrow(() -> unknown(wanted)), changed);
  }

  private static UserError unknown(String wanted) {
    List<String> near = Suggestions.near(wanted, BUNDLED);
    return new UserError(
        "there is no rubric called '" + wanted + "' and no such file",
        near.isEmpty()
            ? "bundled: " + String.join(", ", BUNDLED) + "; or name a file"
            : "did you mean " + near.get(0) + "?");
  }

  private Rubric bundled(String id, Map<String, ? extends Map<String, Double>> changed) {
    return PackedValue.ofResource(resource(id))
        .map(root -> valid(id, root, () -> bundled(id), changed))
        .orElseGet(() -> valid(id, bundled(id), changed));
  }

  private static String resource(String id) {
    return "/rubrics/" + id + ".yaml";
  }

  private static byte[] bundled(String id) {
    try (InputStream resource = RubricFiles.class.getResourceAsStream(resource(id))) {
      if (resource == null) {
        throw new IllegalStateException("the rubric " + id + " is missing from this build");
      }
      return resource.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<byte[]> onDisk(String name) {
    try {
      Path file = Path.of(name);
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      if (Files.size(file) > LARGEST) {
        throw new UserError(
            "the rubric file '" + name + "' is over " + (LARGEST >> 10) + " KiB",
            "is it the right file?");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UserError("the rubric file '" + name + "' cannot be read", "");
    }
  }

  private Rubric valid(
      String name, byte[] content, Map<String, ? extends Map<String, Double>> changed) {
    YamlText yaml = YamlText.read(content);
    if (!yaml.flaws().isEmpty() || yaml.root().isEmpty()) {
      throw invalid(name, yaml.flawsIn(name, content));
    }
    if (!(yaml.root().get() instanceof Value.Mapping)) {
      throw invalid(name, List.of(name + ":1:1: must be a mapping of names to values"));
    }
    return valid(name, yaml.root().get(), () -> content, changed);
  }

  /** The rubric that a tree tells; the text that it was read from is asked for where something is wrong with it. */
  private Rubric valid(
      String name,
      Value root,
      Supplier<byte[]> content,
      Map<String, ? extends Map<String, Double>> changed) {
    String id = root.text("id").orElse("");
    Map<String, Double> tolerances =
        changed.containsKey(id) ? Map.copyOf(changed.get(id)) : Map.of();
    RubricReading reading = RubricReader.read(name, root, vocabulary, tolerances);
    return reading
        .rubric()
        .orElseThrow(() -> invalid(name, YamlText.located(reading.flaws(), content.get())));
  }

  /** Every error on a line of its own; the file's own words are made harmless before they are joined. */
  private static UserError invalid(String name, List<String> errors) {
    Stream<String> lines = errors.isEmpty() ? Stream.of("it is empty") : errors.stream();
    return new UserError(
        "the rubric '" + name + "' is not valid",
        lines.map(Escape::terminal).collect(Collectors.joining("\n")));
  }
}
