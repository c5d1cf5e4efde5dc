package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.Runs;
import dev.tidemark.document.Format;
import dev.tidemark.fixtures.GitFixture;
import dev.tidemark.fixtures.GitFixture.TreeEntry;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format before every damage, on the command line: a problem of that file or a plain reading, and never more. */
class DamagedFilesTest {
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int LARGE = 50 << 20;
  private static final int DEEP = 10_000;
  private static final ObjectId ABSENT =
      ObjectId.fromString("1234567890123456789012345678901234567890");

  @TempDir private Path folder = Path.of("");

  /**
   * A format, with a file that it reads without complaint.
   *
   * @param path where such a file lies
   * @param open what begins something that must be ended; empty where nothing can be left open
   * @param nest what can be put into itself; the end of it after a space
   */
  private record Kind(String format, String path, String text, String open, String nest) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean isStrict() {
      return !open.isEmpty();
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind("hcl", "main.tf", "resource \"a\" \"b\" {\n  c = [1]\n}\n", "a {\n", "a=[ ]"),
          new Kind("yaml", "a.yaml", "a:\n  - b: café\n", "a: {b: [", "[ ]"),
          new Kind("json", "a.json", "{\"a\": [1, \"café\"]}\n", "{\"a\": [", "[ ]"),
          new Kind("toml", "a.toml", "[a]\nb = [1]\n", "a = [1,\n", "[ ]"),
          new Kind(
              "rego",
              "a.rego",
              "package a\n\ndeny contains 1 if { true }\n",
              "package a\nd if {\n",
              "{ }"),
          new Kind(
              "dockerfile", "Dockerfile", "FROM a:1\nRUN make\n", "FROM a\nRUN <<EOF\n", "\\\n "),
          new Kind("make", "Makefile", "a:\n\ttrue\n", "define A\n", "$( )"),
          new Kind("shell", "a.sh", "#!/bin/sh\nterraform plan\n", "", "$( )"),
          new Kind("shebang", "bin/run", "#!/bin/sh\nterraform plan\n", "", "$( )"),
          new Kind("groovy", "Jenkinsfile", "pipeline {\n  agent any\n}\n", "", "{ }"),
          new Kind("just", "justfile", "a:\n  true\n", "", "{{ }}"),
          new Kind("markdown", "README.md", "# A\n\nText, café.\n", "", "> "),
          new Kind("asciidoc", "a.adoc", "= A\n\nText.\n", "", "* "),
          new Kind("restructuredtext", "a.rst", "A\n=\n\nText.\n", "", "* "),
          new Kind("codeowners", "CODEOWNERS", "* @a\n", "", "/ "),
          new Kind("ignore", ".gitignore", "*.log\n", "", "/ "),
          new Kind("test-source", "test/a_test.go", "package a\n", "", "{ }"),
          new Kind("ruby-list", "Puppetfile", "mod 'a-b', '1.0.0'\n", "", "[ ]"),
          new Kind("earthly", "Earthfile", "VERSION 0.8\na:\n  RUN true\n", "", "IF  END"),
          new Kind("jsonnet", "a.libsonnet", "{ a: 'b' }\n", "", "{ }"),
          new Kind("kotlin", ".teamcity/settings.kts", "project {\n}\n", "", "{ }"),
          new Kind("salt", "a.sls", "a:\n  cmd.run:\n    - name: b\n", "", "{% %}"),
          new Kind("puppet", "a.pp", "exec { 'a':\n}\n", "", "{ }"),
          new Kind("chef", "recipes/a.rb", "bash 'a' do\nend\n", "", "do end"),
          new Kind("checkov-check", "checkov/a.py", "from checkov.x import BaseCheck\n", "", "( )"),
          new Kind("bicep", "a.bicep", "param a string = 'b'\n", "", "[ ]"),
          new Kind("collector", "fluent-bit.conf", "[INPUT]\n    Name tail\n", "", "[ ]"),
          new Kind("program", "cdk/app.ts", "import * as a from 'aws-cdk-lib';\n", "", "( )"),
          new Kind("nix", "flake.nix", "{ nixosConfigurations.a = nixosSystem { }; }\n", "", "{ }"),
          new Kind("nomad-job", "a.job", "job \"a\" {\n  group \"b\" {}\n}\n", "", "{ }"),
          new Kind("monitoring-template", "prometheus.conf.tpl", "scrape_configs: []\n", "", "[ ]"),
          new Kind(
              "named-template",
              "chart/templates/_a.tpl",
              "{{- define \"a\" }}\napiVersion: v1\nkind: Service\n{{- end }}\n",
              "",
              "[ ]"),
          new Kind("version-file", ".terraform-version", "1.9.0\n", "", "/ "),
          new Kind(
              "cloudformation-template",
              "a.template",
              "AWSTemplateFormatVersion: '2010-09-09'\nResources: {}\n",
              "AWSTemplateFormatVersion: '2010-09-09'\nResources: {b: [",
              "[ ]"),
          new Kind("starter", "run.py", "import subprocess\n", "", "( )"));

  /** What happened to a file, and what comes of it. */
  private enum Damage {
    NONE,
    EMPTY,
    TRUNCATED,
    MALFORMED,
    BINARY,
    LARGE,
    DEEP,
    UTF_16,
    BYTE_ORDER_MARK_AND_CRLF,
    LATIN_1;

    void apply(Kind kind, Path file) throws IOException {
      byte[] whole = kind.bytes();
      switch (this) {
        case NONE -> Files.write(file, whole);
        case EMPTY -> Files.write(file, new byte[0]);
        case TRUNCATED -> Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        case MALFORMED -> Files.writeString(file, kind.isStrict() ? kind.open() : "}{)(\"'`<<\n");
        case BINARY -> Files.write(file, new byte[] {'a', 0, 1, 2, (byte) 0xFE, 0, 0, 'b'});
        case LARGE -> {
          try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(DamagedFilesTest.LARGE);
          }
        }
        case DEEP -> {
          String[] ends = kind.nest().split(" ", 2);
          Files.writeString(
              file, ends[0].repeat(DamagedFilesTest.DEEP) + ends[1].repeat(DamagedFilesTest.DEEP));
        }
        case UTF_16 ->
            Files.write(file, ("\uFEFF" + kind.text()).getBytes(StandardCharsets.UTF_16BE));
        case BYTE_ORDER_MARK_AND_CRLF ->
            Files.writeString(file, "\uFEFF" + kind.text().replace("\n", "\r\n"));
        case LATIN_1 -> Files.write(file, kind.text().getBytes(StandardCharsets.ISO_8859_1));
      }
    }

    /** The codes of which one must be told; empty where nothing may be told. */
    Set<String> codes() {
      return switch (this) {
        case BINARY -> Set.of("binary");
        case LARGE -> Set.of("too-large");
        default -> Set.of();
      };
    }

    /** Whether a strict format must complain, by whatever code. */
    boolean mustBeTold(Kind kind) {
      return this == MALFORMED && kind.isStrict()
          || this == DEEP && Set.of("hcl", "yaml", "json", "toml").contains(kind.format());
    }

    boolean mayBeTold() {
      return this == TRUNCATED || this == MALFORMED || this == DEEP;
    }
  }

  @Test
  void everyFormatIsInTheTable() {
    List<Format> formats =
        ServiceLoader.load(Format.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(Format::precedence).reversed())
            .toList();
    for (Kind kind : KINDS) {
      assertThat(formats.stream().filter(f -> f.accepts(RepoPath.of(kind.path()))).findFirst())
          .as(kind.path())
          .map(Format::id)
          .contains(kind.format());
    }
    assertThat(KINDS.stream().map(Kind::format))
        .containsExactlyInAnyOrderElementsOf(formats.stream().map(Format::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void whateverBefallsAFileIsAProblemOfThatFile(Damage damage) throws Exception {
    for (Kind kind : KINDS) {
      Path file = folder.resolve(kind.format()).resolve(kind.path());
      Files.createDirectories(file.getParent());
      damage.apply(kind, file);
    }
    SortedMap<String, SortedSet<String>> problems = problems();
    for (Kind kind : KINDS) {
      Set<String> told = problems.getOrDefault(kind.format() + "/" + kind.path(), new TreeSet<>());
      String what = kind.format() + ", " + damage;
      if (damage.mustBeTold(kind)) {
        assertThat(told).as(what).isNotEmpty();
      } else if (!damage.codes().isEmpty()) {
        assertThat(told).as(what).isEqualTo(damage.codes());
      } else if (!damage.mayBeTold()) {
        assertThat(told).as(what).isEmpty();
      }
      assertThat(told).as(what).doesNotContain("reader-failed", "too-slow");
    }
  }

  @Test
  void anObjectThatIsMissingIsAProblemOfItsFile() throws Exception {
    try (GitFixture git = GitFixture.in(folder)) {
      List<TreeEntry> entries = new ArrayList<>();
      for (Kind kind : KINDS) {
        List<String> names = new ArrayList<>(RepoPath.of(kind.path()).names());
        ObjectId tree = git.tree(TreeEntry.file(names.remove(names.size() - 1), ABSENT));
        for (int i = names.size() - 1; i >= 0; i--) {
          tree = git.tree(TreeEntry.directory(names.get(i), tree));
        }
        entries.add(TreeEntry.directory(kind.format(), tree));
      }
      git.commit(
          "missing",
          Instant.parse("2024-03-01T12:00:00Z"),
          git.tree(entries.toArray(TreeEntry[]::new)),
          List.of());
    }
    SortedMap<String, SortedSet<String>> problems = problems();
    for (Kind kind : KINDS) {
      assertThat(problems.get(kind.format() + "/" + kind.path()))
          .as(kind.format())
          .containsExactly("missing-object");
    }
  }

  /** The codes of a scan's problems by path. */
  private SortedMap<String, SortedSet<String>> problems() throws IOException {
    Runs.Outcome scan =
        assertTimeoutPreemptively(
            SOON, () -> Runs.real(Map.of(), "scan", folder.toString(), "-q", "--report", "json"));
    assertThat(scan.err()).isEmpty();
    assertThat(scan.code()).isZero();
    JsonNode report = new ObjectMapper().readTree(scan.out());
    SortedMap<String, SortedSet<String>> problems = new TreeMap<>();
    boolean complete = true;
    for (JsonNode problem : report.at("/repositories/0/problems")) {
      problems
          .computeIfAbsent(problem.get("path").asText(), path -> new TreeSet<>())
          .add(problem.get("code").asText());
      complete &= problem.get("affects").isEmpty();
    }
    if (!complete) {
      assertThat(report.get("complete").asBoolean()).isFalse();
    }
    return problems;
  }
}
