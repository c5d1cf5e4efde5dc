package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of decisions: a number for each, and a line in the index. */
class DecisionsTest {
  private static final Path FOLDER = Path.of("..", "docs", "decisions");

  @Test
  void noTwoHaveTheSameNumber() throws IOException {
    assertThat(pages()).extracting(name -> name.substring(0, 4)).doesNotHaveDuplicates();
  }

  @Test
  void theIndexNamesEachOfThem() throws IOException {
    String index = Files.readString(FOLDER.resolve("README.md"));
    assertThat(pages()).allSatisfy(name -> assertThat(index).contains("](" + name + ")"));
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("README.md"))
          .sorted()
          .toList();
    }
  }
}
