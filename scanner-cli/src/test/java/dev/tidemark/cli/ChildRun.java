package dev.tidemark.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs the program in a process of its own, between tripwires: whatever command a repository could have it run writes a
 * file, there is no home, and there is little memory.
 */
final class ChildRun {
  /** What no scan of a small repository may take. Seconds. */
  private static final long LONGEST = 120;

  private static final List<String> COMMANDS =
      List.of("git", "sh", "bash", "helm", "terraform", "opa", "ssh", "git-lfs", "make", "touch");

  private final Path desk;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> options =
      new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

  /** @param desk an empty folder for what the run writes */
  ChildRun(Path desk) {
    this.desk = desk;
    Path home = desk.resolve("nonexistent");
    options.add("-Duser.home=" + home);
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.toString());
  }

  ChildRun with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  ChildRun option(String option) {
    options.add(option);
    return this;
  }

  /**
   * Lets the run read what permissions let it read, also where it is run by root, who may read all.
   *
   * @return whether that can be done here
   */
  boolean heedPermissions() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return true;
    }
    Path dropper = Path.of("/usr/bin/setpriv");
    if (!Files.isExecutable(dropper)) {
      return false;
    }
    before.addAll(List.of(dropper.toString(), "--bounding-set", "-dac_override,-dac_read_search"));
    return true;
  }

  /** Whether a command was run. */
  boolean ranSomething() {
    return Files.exists(pwned());
  }

  /** The file that every tripwire writes. */
  Path pwned() {
    return desk.resolve("PWNED");
  }

  Runs.Outcome run(String... arguments) {
    try {
      return start(arguments);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Runs.Outcome start(String... arguments) throws IOException, InterruptedException {
    Path bin = Files.createDirectories(desk.resolve("bin"));
    for (String command : COMMANDS) {
      Path file = bin.resolve(command);
      Files.writeString(file, "#!/bin/sh\necho " + command + " >> '" + pwned() + "'\n");
      if (!file.toFile().setExecutable(true)) {
        throw new IOException("not executable: " + file);
      }
    }
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    Path out = desk.resolve("out");
    Path err = desk.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running after " + LONGEST + " seconds");
    }
    byte[] written = Files.readAllBytes(out);
    return new Runs.Outcome(
        process.exitValue(),
        new String(written, StandardCharsets.ISO_8859_1),
        new String(written, StandardCharsets.UTF_8),
        new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
  }

  /** The class path of this test, also where it has a loader of its own. */
  private static String classPath() {
    List<String> places = new ArrayList<>();
    if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
      for (URL url : loader.getURLs()) {
        try {
          places.add(Path.of(url.toURI()).toString());
        } catch (URISyntaxException odd) {
          throw new IllegalStateException(odd);
        }
      }
    }
    places.add(System.getProperty("java.class.path", ""));
    return String.join(File.pathSeparator, places);
  }
}
