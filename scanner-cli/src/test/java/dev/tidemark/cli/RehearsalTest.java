package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  @TempDir Path folder;

  @Test
  void loadsTheProductsOwnClassesAndNothingElse() throws Exception {
    Path jar =
        jar(
            "dev/tidemark/cli/Main.class",
            "dev/tidemark/cli/Console.class",
            "org/other/Missing.class",
            "dev/tidemark/x.yaml");

    assertThat(Rehearsal.loadAll(jar)).isEqualTo(2);
  }

  @Test
  void aClassThatCannotBeLoadedIsNotPassedOver() throws Exception {
    assertThatThrownBy(() -> Rehearsal.loadAll(jar("dev/tidemark/cli/Missing.class")))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private Path jar(String... names) throws Exception {
    Path jar = folder.resolve("product.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      for (String name : names) {
        entries.putNextEntry(new JarEntry(name));
        entries.closeEntry();
      }
    }
    return jar;
  }
}
