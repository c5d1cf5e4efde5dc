package dev.tidemark.format.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.document.Blob;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileFormatTest {

  private static Dockerfile read(String text) {
    return (Dockerfile)
        new DockerfileFormat()
            .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
            .document()
            .orElseThrow();
  }

  @Test
  void readsStagesCommandsAndArguments() {
    Dockerfile read =
        read(
            """
            # syntax=docker/dockerfile:1
            ARG TAG="3.19"
            FROM --platform=linux/amd64 alpine:$TAG AS base
            RUN apk add \\
              # a comment within
              curl
            from base
            RUN <<-'END-OF-IT'
            terraform apply
            END-OF-IT
            FROM scratch
            """);
    assertThat(read.stages())
        .containsExactly(
            new Dockerfile.Stage("alpine:3.19", "base", 3),
            new Dockerfile.Stage("base", "", 7),
            new Dockerfile.Stage("scratch", "", 11));
    assertThat(read.commands())
        .extracting(run -> run.script().strip().replaceAll("\\s+", " "))
        .containsExactly("apk add curl", "terraform apply");
    assertThat(read.stageNames()).contains("base").doesNotContain("alpine", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RUN cat <<< \"$x\"", "RUN echo $((1<<2))", "RUN echo '<<'"})
  void whatOnlyLooksLikeAHereDocumentEndsWithItsLine(String run) {
    assertThat(read("FROM a\n" + run + "\nFROM b\n").stages()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "Dockerfile, true",
    "app/Dockerfile.prod, true",
    "Containerfile, true",
    "app.dockerfile, true",
    "Dockerfile.dockerignore, false",
    "docs/dockerfile.md, false",
    "mydockerfile, false"
  })
  void knowsItsFiles(String path, boolean accepted) {
    assertThat(new DockerfileFormat().accepts(RepoPath.of(path))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FROM",
        "FROM --platform=x",
        "FROM a AS",
        "RUN",
        "RUN <<EOF\nx",
        "ARG =",
        "\\"
      })
  void brokenFilesAreRead(String text) {
    assertThatCode(() -> read(text)).doesNotThrowAnyException();
  }

  @Test
  void aHereDocumentWithoutEndIsAFlaw() {
    assertThat(flaws("FROM a\nRUN <<EOF\nmake\n")).containsExactly("dockerfile-syntax 2");
    assertThat(flaws("FROM a\nRUN <<EOF\nmake\nEOF")).isEmpty();
  }

  private static List<String> flaws(String text) {
    return new DockerfileFormat()
        .read(new Blob(text.getBytes(StandardCharsets.UTF_8))).flaws().stream()
            .map(flaw -> flaw.code() + " " + flaw.line())
            .toList();
  }
}
