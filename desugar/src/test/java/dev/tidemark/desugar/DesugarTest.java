package dev.tidemark.desugar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

class DesugarTest {
  @TempDir Path classes;

  @Test
  void whatIsDesugaredGivesWhatItGaveBefore() throws Exception {
    Desugar.main(new String[] {specimen().toString()});

    Object desugared =
        new Loader(classes).loadClass(Specimen.class.getName()).getConstructor().newInstance();
    assertThat(((Supplier<?>) desugared).get()).isEqualTo(new Specimen().get());
  }

  @Test
  void lambdasBecomeClassesThatTheNestKnows() throws Exception {
    Desugar.main(new String[] {specimen().toString()});

    ClassNode inner = node("Specimen$Inner");
    assertThat(inner.methods)
        .noneMatch(method -> calls(method.instructions.toArray()).findAny().isPresent());
    assertThat(node("Specimen").nestMembers)
        .contains(
            "dev/tidemark/desugar/Specimen$$Lambda0",
            "dev/tidemark/desugar/Specimen$Inner$$Lambda0");
    assertThat(node("Specimen$Inner$$Lambda0").nestHostClass)
        .isEqualTo("dev/tidemark/desugar/Specimen");
  }

  /** Those of several interfaces, and copies of arrays, need the factory that makes them while the program runs. */
  @Test
  void whatNeedsItsFactoryKeepsIt() throws Exception {
    Desugar.main(new String[] {specimen().toString()});

    assertThat(
            node("Specimen").methods.stream()
                .flatMap(method -> calls(method.instructions.toArray()))
                .map(call -> call.bsm.getName()))
        .contains("altMetafactory")
        .doesNotContain("bootstrap");
  }

  @Test
  void aSecondRunChangesNothing() throws Exception {
    Desugar.main(new String[] {specimen().toString()});
    Map<String, String> once = contents();
    Desugar.main(new String[] {classes.toString()});

    assertThat(contents()).isEqualTo(once);
  }

  @Test
  void aDirectoryThatIsNotThereIsPassedOver() throws Exception {
    Desugar.main(new String[] {classes.resolve("missing").toString()});

    assertThat(classes).isEmptyDirectory();
  }

  /** The compiled classes of the specimen, copied to where they may be changed. */
  private Path specimen() throws Exception {
    Path compiled =
        Path.of(Specimen.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path from = compiled.resolve("dev/tidemark/desugar");
    Path to = Files.createDirectories(classes.resolve("dev/tidemark/desugar"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file :
          files.filter(file -> file.getFileName().toString().startsWith("Specimen")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
    return classes;
  }

  private ClassNode node(String name) throws IOException {
    ClassNode node = new ClassNode();
    new ClassReader(Files.readAllBytes(classes.resolve("dev/tidemark/desugar/" + name + ".class")))
        .accept(node, 0);
    return node;
  }

  private static Stream<InvokeDynamicInsnNode> calls(Object[] instructions) {
    return Arrays.stream(instructions)
        .filter(InvokeDynamicInsnNode.class::isInstance)
        .map(InvokeDynamicInsnNode.class::cast);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(classes)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      contents.put(file.toString(), Arrays.toString(Files.readAllBytes(file)));
    }
    return contents;
  }

  /** Takes the specimen from a directory and everything else from where tests have it. Verifies what it loads. */
  private static final class Loader extends ClassLoader {
    private final Path classes;

    Loader(Path classes) {
      super(DesugarTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Path file = classes.resolve(name.replace('.', '/') + ".class");
      if (!Files.exists(file)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        byte[] code = Files.readAllBytes(file);
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
