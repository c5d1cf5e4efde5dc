package dev.tidemark.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.document.PackedValue;
import dev.tidemark.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of the build that packs what ships with the program. */
final class PackResourcesTest {
  @TempDir Path top;

  @Test
  void everyYamlFileHasItsTreeBesideIt() throws IOException {
    Path tables = Files.createDirectory(top.resolve("tables"));
    Files.writeString(tables.resolve("a.yaml"), "words: [one, 'two']\n");
    Files.writeString(top.resolve("page.css"), "p {}\n");

    PackResources.main(new String[] {top.toString()});

    Value tree = PackedValue.unpack(Files.readAllBytes(tables.resolve("a.yaml.packed")));
    assertThat(tree.texts("words")).containsExactly("one", "two");
    assertThat(top.resolve("page.css.packed")).doesNotExist();
  }

  @Test
  void aFileWithAFlawEndsTheBuild() throws IOException {
    Files.writeString(top.resolve("a.yaml"), "words: one\nwords: two\n");

    assertThatThrownBy(() -> PackResources.main(new String[] {top.toString()}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a.yaml:2: ");
  }

  @Test
  void aFileThatIsNoYamlEndsTheBuild() throws IOException {
    Files.writeString(top.resolve("empty.yaml"), "");

    assertThatThrownBy(() -> PackResources.main(new String[] {top.toString()}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("empty.yaml");
  }

  @Test
  void whatShipsSaysPackedWhatItSaysWritten() throws IOException {
    Path resources = Path.of("src/main/resources").toAbsolutePath();
    List<String> names;
    try (Stream<Path> files = Files.walk(resources)) {
      names =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .map(file -> "/" + resources.relativize(file).toString().replace('\\', '/'))
              .sorted()
              .toList();
    }
    assertThat(names).contains("/catalogue/commands.yaml", "/evidence-kinds.yaml");
    for (String name : names) {
      assertThat(PackedValue.ofResource(name)).as(name).contains(BundledYaml.written(name));
    }
  }
}
