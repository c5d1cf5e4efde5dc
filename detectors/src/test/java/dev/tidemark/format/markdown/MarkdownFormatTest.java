package dev.tidemark.format.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.format.markdown.MarkdownDocument.Link;
import dev.tidemark.format.markdown.MarkdownDocument.Phrase;
import dev.tidemark.format.markdown.MarkdownDocument.Procedure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownFormatTest {
  /** Far longer than a slow machine takes: what is looked for is what never ends. */
  private static final Duration HANGS = Duration.ofMinutes(2);

  private static Reading read(Format format, String text) {
    return format.read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MarkdownDocument document(String text) {
    return (MarkdownDocument) read(new MarkdownFormat(), text).document().orElseThrow();
  }

  @Test
  void readsHeadingsLinksAndCode() {
    MarkdownDocument document =
        document(
            """
            ---
            title: Deploying
            status: accepted
            ---
            # The service

            It keeps [the books](../books/README.md) of
            [all](https://example.org) shops with `helm upgrade shop .`.

            ## Use

            ```bash
            $ terraform init \\
                -upgrade
            $ terraform apply
            Apply complete!
            ```
            """);

    assertThat(document.title()).isEqualTo("Deploying");
    assertThat(document.sections())
        .extracting(s -> s.level() + s.title() + s.line())
        .containsExactly("1The service5", "2Use10");
    assertThat(document.links())
        .extracting(Link::target, Link::line, Link::isRelative)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("../books/README.md", 7, true),
            org.assertj.core.groups.Tuple.tuple("https://example.org", 8, false));
    assertThat(document.commands())
        .extracting(c -> c.line() + " " + c.text())
        .containsExactly(
            "8 helm upgrade shop .", "13 terraform init -upgrade", "15 terraform apply");
    assertThat(document.words()).isEqualTo(11);
    assertThat(document.trailAt(13)).isEqualTo("Deploying / The service / Use");
  }

  @Test
  void countsStepsAcrossCodeRestartsAndNesting() {
    MarkdownDocument document =
        document(
            """
            ## Release

            1. Build it

            ```sh
            make build
            ```

            1. Ship it
                1. to staging
                1. to production
            1. Tell people
            - and smile

            Then there is another way:

            1. Ask somebody
            2. Wait
            """);

    assertThat(document.procedures()).extracting(p -> p.steps().size()).containsExactly(5, 2);
    assertThat(document.procedures().get(0).steps().get(0).command()).isTrue();
    assertThat(document.procedures().get(0).title()).isEqualTo("Release");
  }

  @Test
  void stepHeadingsAreOneProcedure() {
    MarkdownDocument document =
        document(
            """
            # Recover
            ## Step 1: stop
            Stop it.
            ## Step 2: restore
            1. find the backup
            2. copy it
            ## Step 3: start
            # Other
            """);

    assertThat(document.procedures()).hasSize(1);
    Procedure recover = document.procedures().get(0);
    assertThat(recover.steps())
        .extracting(MarkdownDocument.Step::text)
        .containsExactly("Step 1: stop", "find the backup", "copy it", "Step 3: start");
  }

  @Test
  void findsTablesAndPhrases() {
    MarkdownDocument document =
        document(
            """
            <!-- BEGIN_TF_DOCS -->
            | Name | Description | Default |
            |------|-------------|---------|
            | a | b | c |
            | d | e | f |

            Go to the AWS console and click *Create*.

            Our SLO is 99.9 %. The slow path is not meant here: 5.
            """);

    assertThat(document.tables()).hasSize(1);
    assertThat(document.tables().get(0).rows()).isEqualTo(2);
    assertThat(document.generatedReference()).isTrue();
    assertThat(document.phrases())
        .extracting(Phrase::kind, Phrase::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Phrase.Kind.CONSOLE, 7),
            org.assertj.core.groups.Tuple.tuple(Phrase.Kind.SERVICE_LEVEL, 9));
  }

  @Test
  void readsAsciiDocAndReStructuredText() {
    MarkdownDocument ascii =
        (MarkdownDocument)
            read(
                    new AsciiDocFormat(),
                    "= Title\n\n== Part\n\n. one\n. two\n\n[source,bash]\n----\nmake all\n----\n\nlink:a.adoc[A]\n")
                .document()
                .orElseThrow();
    assertThat(ascii.sections())
        .extracting(MarkdownDocument.Section::title)
        .containsExactly("Title", "Part");
    assertThat(ascii.procedures()).hasSize(1);
    assertThat(ascii.commands()).hasSize(1);
    assertThat(ascii.links()).hasSize(1);

    MarkdownDocument text =
        (MarkdownDocument)
            read(
                    new RestructuredTextFormat(),
                    "Title\n=====\n\nPart\n----\n\n#. one\n#. two\n\n.. code-block:: bash\n\n   make all\n\n`A <a.rst>`_\n")
                .document()
                .orElseThrow();
    assertThat(text.sections()).extracting(MarkdownDocument.Section::level).containsExactly(1, 2);
    assertThat(text.procedures()).hasSize(1);
    assertThat(text.commands()).hasSize(1);
    assertThat(text.links()).extracting(Link::target).containsExactly("a.rst");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "*a_ ",
        "> ",
        "- ",
        "1. ",
        "`",
        "![",
        "<a ",
        "| a |\n|--|\n",
        "(((",
        "\\",
        "a **b ",
        "```\n",
        "---\n",
        "[a](b \"",
        "&#",
        "1.\n  "
      })
  void repeatedMarkupTakesLinearTime(String piece) {
    Assertions.assertTimeout(HANGS, () -> read(new MarkdownFormat(), piece.repeat(100_000)));
    Assertions.assertTimeout(HANGS, () -> read(new AsciiDocFormat(), piece.repeat(20_000)));
    Assertions.assertTimeout(HANGS, () -> read(new RestructuredTextFormat(), piece.repeat(20_000)));
  }
}
