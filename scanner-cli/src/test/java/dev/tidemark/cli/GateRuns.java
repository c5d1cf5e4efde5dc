package dev.tidemark.cli;

import dev.tidemark.fixtures.GitFixture;
import dev.tidemark.fixtures.SampleRepository;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A repository of a mature team that is changed, and gated by the command line and the real engine. */
final class GateRuns implements AutoCloseable {
  private final GitFixture git;
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> environment = new TreeMap<>();

  private GateRuns(Path folder) {
    this.git = GitFixture.in(folder);
  }

  static GateRuns mature(Path folder) {
    GateRuns runs = new GateRuns(folder);
    TextSnapshot sample = SampleRepository.MATURE.snapshot();
    try {
      for (Entry entry : sample.entries()) {
        runs.write(
            entry.path().value(),
            new String(sample.read(entry, Long.MAX_VALUE), StandardCharsets.UTF_8));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return runs;
  }

  GateRuns with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  GateRuns write(String path, String content) {
    files.put(path, content);
    git.file(path, content);
    return this;
  }

  GateRuns replace(String path, String old, String now) {
    String before = files.getOrDefault(path, "");
    if (!before.contains(old)) {
      throw new IllegalArgumentException(path + " does not hold " + old);
    }
    return write(path, before.replace(old, now));
  }

  /** Takes out what stands from one text up to and with another. */
  GateRuns cut(String path, String from, String to) {
    String before = files.getOrDefault(path, "");
    int start = before.indexOf(from);
    int end = before.indexOf(to, start);
    if (start < 0 || end < 0) {
      throw new IllegalArgumentException(path + " does not hold " + from);
    }
    return write(path, before.substring(0, start) + before.substring(end + to.length()));
  }

  /** Leaves a file in place that says nothing any more. */
  GateRuns makeUnreadable(String path) {
    return write(path, "\u0000" + "x".repeat(9 << 20));
  }

  String content(String path) {
    return files.getOrDefault(path, "");
  }

  GateRuns remove(String path) {
    files.remove(path);
    git.remove(path);
    return this;
  }

  GateRuns move(String from, String to) {
    for (String path : new ArrayList<>(files.keySet())) {
      if (path.equals(from) || path.startsWith(from + "/")) {
        write(to + path.substring(from.length()), files.getOrDefault(path, ""));
        remove(path);
      }
    }
    return this;
  }

  GateRuns replaceEverywhere(String old, String now) {
    for (String path : new ArrayList<>(files.keySet())) {
      write(path, files.getOrDefault(path, "").replace(old, now));
    }
    return this;
  }

  String commit(String message) {
    return git.commit(message).name();
  }

  GitFixture git() {
    return git;
  }

  /** Gates the head against the commit before it. */
  Runs.Outcome gate(String... more) {
    List<String> arguments = new ArrayList<>(List.of("gate", git.folder().toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  Runs.Outcome run(String... arguments) {
    return Runs.real(environment, arguments);
  }

  @Override
  public void close() {
    git.close();
  }
}
