package dev.tidemark.detector.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.DetectorTester;
import dev.tidemark.repository.FolderSnapshot;
import dev.tidemark.repository.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of versions that several roots link to belongs to each of them; a link that leads nowhere belongs to none. */
class LinkedVersionsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everyRootThatLinksTheFileIsBoundByIt() throws IOException {
    write("shared/versions.tf", "terraform {\n  required_version = \"~> 1.6\"\n}\n");
    for (String root : new String[] {"app", "data"}) {
      write(root + "/main.tf", "terraform {\n  backend \"s3\" {}\n}\nresource \"a\" \"b\" {}\n");
      Files.createSymbolicLink(
          folder.resolve(root + "/versions.tf"), Path.of("../shared/versions.tf"));
    }
    write("free/main.tf", "terraform {\n  backend \"s3\" {}\n}\nresource \"a\" \"b\" {}\n");
    Files.createSymbolicLink(folder.resolve("free/versions.tf"), Path.of("../gone/versions.tf"));
    assertThat(
            DetectorTester.of(new TerraformRoots())
                .given(FolderSnapshot.unversioned(folder, Limits.DEFAULT))
                .evidence()
                .stream()
                .map(root -> root.text("dir").orElse("") + " " + root.is("constrained")))
        .containsExactly("app true", "data true", "free false");
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
