package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.rubric.RubricReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page for people says what the rubric files say. {@code -Dtidemark.golden=rewrite} rewrites it. */
class RubricReferenceTest {

  @Test
  void isUpToDate() throws IOException {
    Path page = page();
    String generated =
        RubricReference.markdown(new RubricFiles(EvidenceKinds.bundled()).read(List.of()));
    if ("rewrite".equals(System.getProperty("tidemark.golden"))) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, generated);
    }
    assertThat(page).hasContent(generated);
  }

  /** Tests run in the folder of a module. */
  private static Path page() {
    return Path.of("..", "docs", "rubrics.md");
  }
}
