package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @Test
  void headersAreSmallWhereJavaHasThemForEverybody() throws Exception {
    installation("25.0.1");
    assertThat(arguments()).contains("-XX:+UseCompactObjectHeaders");

    // Java 24 has them on trial only, and refuses to start where a trial is not asked for.
    Path release = top.resolve("jdk/release");
    for (String older : List.of("17.0.9", "24.0.2")) {
      Files.writeString(release, "JAVA_VERSION=\"" + older + "\"\n");
      assertThat(arguments()).doesNotContain("-XX:+UseCompactObjectHeaders");
    }
  }

  @Test
  void whoeverLimitsTheHeapGetsTheCollectorThatDoesBestWithLittle() throws Exception {
    installation("17.0.9");

    assertThat(arguments()).contains("-XX:+UseParallelGC", "-Xms1000m");
    for (String limit : List.of("-Xmx300m", "-Xms64m", "-XX:MaxHeapSize=300m")) {
      for (String variable : List.of("TIDEMARK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
        assertThat(arguments(variable, "-Dx=y " + limit))
            .contains("-XX:+UseSerialGC")
            .noneMatch(argument -> argument.startsWith("-Xms1000m") || argument.startsWith("-Xmn"));
      }
    }
    assertThat(arguments("TIDEMARK_JAVA_OPTIONS", "-Xmx300m -Dx=y"))
        .containsSubsequence("-XX:+UseSerialGC", "-Xmx300m", "-Dx=y", "-jar");
  }

  @Test
  void twoFirstStartsAtOnceBuildOnce() throws Exception {
    Path build = installation("17.0.9");
    Files.delete(build.resolve("tidemark.jar"));
    Files.delete(build);
    Path home = top.resolve("two words").toRealPath();
    Files.createDirectories(home.resolve("scanner-core/src/main"));
    Files.createDirectories(home.resolve("scanner-cli/target"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createFile(home.resolve("scanner-core/pom.xml"));
    executable(top.resolve("jdk/bin/javac"), "exit 0");
    Path bin = Files.createDirectory(top.resolve("bin"));
    executable(
        bin.resolve("mvn"),
        """
        if [ "$1" = -v ]; then echo "Apache Maven 3.9.6"; exit 0; fi
        echo built >>'%s/builds'
        sleep 2
        echo jar >scanner-cli/target/tidemark.jar
        """
            .formatted(top));
    List<Process> starts = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ProcessBuilder builder = launcher("--version");
      builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
      starts.add(
          builder.redirectErrorStream(true).redirectOutput(top.resolve("o" + i).toFile()).start());
    }
    for (int i = 0; i < 2; i++) {
      assertThat(starts.get(i).waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(starts.get(i).exitValue()).as(Files.readString(top.resolve("o" + i))).isZero();
    }
    assertThat(top.resolve("builds")).hasContent("built");
    try (var left = Files.list(build)) {
      assertThat(left.map(file -> String.valueOf(file.getFileName())))
          .contains("tidemark.jar", "stamp", "build.log")
          .doesNotContain("lock", "tidemark.jar.new", "stamp.new");
    }
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
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
    return arguments("TIDEMARK_JAVA_OPTIONS", "");
  }

  /** What Java is started with where a variable is set. */
  private List<String> arguments(String variable, String value) throws Exception {
    ProcessBuilder builder = launcher("scan", "a b");
    builder.environment().put(variable, value);
    Path output = top.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return Files.readAllLines(output);
  }

  private ProcessBuilder launcher(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add("/bin/sh");
    command.add(top.resolve("two words/tidemark").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", top.resolve("jdk").toString());
    List.of("TIDEMARK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    return builder;
  }
}
