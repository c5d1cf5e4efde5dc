package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder whose name has a space, before a Java that writes its arguments down. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  @TempDir private Path top = Path.of("");

  @Test
  void usesTheArchiveWhateverTheFolderIsCalled() throws Exception {
    Path build = installation("17.0.9");
    Files.createFile(build.resolve("tidemark-17.0.9.jsa"));

    assertThat(arguments())
        .contains("-XX:SharedArchiveFile=" + build.resolve("tidemark-17.0.9.jsa"))
        .endsWith("-jar", build.resolve("tidemark.jar").toString(), "scan", "a b");
  }

  @Test
  void givesNewerJavaNothingThatItsCacheCannotStandBeside() throws Exception {
    Path build = installation("25.0.1");
    Files.createFile(build.resolve("tidemark-25.0.1.aot"));

    assertThat(arguments())
        .contains("-XX:AOTCache=" + build.resolve("tidemark-25.0.1.aot"))
        .noneMatch(argument -> argument.startsWith("-Xshare"));
  }

  private Path installation(String version) throws IOException {
    Path home = Files.createDirectory(top.resolve("two words")).toRealPath();
    Path launcher = Path.of("").toAbsolutePath().resolveSibling("tidemark");
    Files.copy(launcher, home.resolve("tidemark"));
    Path build = Files.createDirectory(home.resolve(".tidemark-build"));
    Files.createFile(build.resolve("tidemark.jar"));
    Path bin = Files.createDirectories(top.resolve("jdk/bin"));
    Files.writeString(top.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    return build;
  }

  private List<String> arguments() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", top.resolve("two words/tidemark").toString(), "scan", "a b");
    builder.environment().put("JAVA_HOME", top.resolve("jdk").toString());
    builder.environment().remove("TIDEMARK_JAVA_OPTIONS");
    Path output = top.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(output);
  }
}
