package dev.tidemark.cli.gate;

import dev.tidemark.cli.UserError;
import dev.tidemark.compare.Baseline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A baseline where it is kept: the file that is read, compared with and written back whole. */
public final class BaselineFile {
  /** Where a baseline is kept unless somebody says otherwise. */
  public static final String NAME = ".tidemark-baseline";

  /** A line per component and area: a thousand components take some 600 KB. Bytes. */
  private static final long LARGEST = 8 << 20;

  private final Optional<Baseline> kept;

  private BaselineFile(Optional<Baseline> kept) {
    this.kept = kept;
  }

  /** Reads the file, if it is there. */
  public static BaselineFile at(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new BaselineFile(Optional.empty());
    }
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > LARGEST) {
        throw new UserError("'" + file + "' is no baseline", "name another file");
      }
      return new BaselineFile(
          Optional.of(read(file.toString(), Files.readString(file, StandardCharsets.UTF_8))));
    } catch (IOException unreadable) {
      throw new UserError(
          "'" + file + "' cannot be read", "check its permissions and that it is UTF-8");
    }
  }

  /** Reads a baseline's text. */
  public static Baseline read(String name, String text) {
    try {
      return Baseline.parse(text);
    } catch (Baseline.UnreadableException error) {
      throw new UserError(name + ", " + error.getMessage(), "");
    }
  }

  /** What is kept; empty when there is no file. */
  public Optional<Baseline> kept() {
    return kept;
  }

  /** Whether both were judged by the same versions of the rubrics that they share. */
  public boolean comparable(Baseline now) {
    return kept.map(before -> differences(before, now).isEmpty()).orElse(true);
  }

  /** The rubrics of two baselines whose versions differ, in words. */
  public static List<String> differences(Baseline before, Baseline now) {
    return before.rubrics().entrySet().stream()
        .filter(
            rubric ->
                !rubric
                    .getValue()
                    .equals(now.rubrics().getOrDefault(rubric.getKey(), rubric.getValue())))
        .map(Map.Entry::getKey)
        .map(
            id ->
                "rubric "
                    + id
                    + " was version "
                    + before.rubrics().get(id)
                    + " and is version "
                    + now.rubrics().get(id))
        .toList();
  }

  /** What would be lower than before, a sentence each. */
  public List<String> lowered(Baseline now) {
    return kept.map(before -> before.loweredBy(now)).orElse(List.of());
  }

  /** The text of a new file, with why it may be lower where it is. */
  public static String text(Baseline now, Optional<String> reason) {
    return reason.map(why -> "# lowered: " + why.strip().replaceAll("\\s+", " ") + "\n").orElse("")
        + now.render();
  }
}
