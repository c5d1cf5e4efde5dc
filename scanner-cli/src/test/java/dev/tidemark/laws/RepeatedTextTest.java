package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.parallel.Outcome;
import dev.tidemark.parallel.Workers;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * What takes a reader by surprise is mostly one small piece of text, very often: brackets that never close, lines that never
 * end, quotes that never begin. No format may take more than linear time for any, or overflow.
 */
class RepeatedTextTest {
  /** Characters; most readers take less than a millisecond for as many. */
  private static final int SIZE = 32 << 10;

  /** What took longer is looked at again. Nanoseconds. */
  private static final long NOTICEABLE = 50_000_000;

  /** How much more text it is looked at with then, and how much longer that may take: a square takes 16 times as long. */
  private static final int MORE = 4;

  private static final int LONGER = 10;

  private static final Workers.Patience PATIENCE =
      new Workers.Patience(Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofMinutes(20));

  private static final List<String> PIECES =
      List.of(
          "[",
          "(",
          "{",
          "}",
          "<",
          "`",
          "\"",
          "'",
          "|",
          "#",
          "\\",
          "\\\n",
          "\n",
          "\r",
          "\t",
          " ",
          "- ",
          "a: ",
          "{a: ",
          "? ",
          "&a *a ",
          "- - ",
          "---\n",
          "---\n- a\n",
          "a: &a [*a]\n",
          "!a ",
          ">\n ",
          "|\n",
          "[a](",
          "![",
          "*a_",
          "**",
          "> ",
          "1. ",
          "| a ",
          "<!-- ",
          "<a ",
          "&#",
          "~~~\n",
          "$(",
          "${",
          "${{ ",
          "\"${",
          "{{ ",
          "{{/*",
          "{% ",
          "<%",
          "%{",
          "#{",
          "<<A\n",
          "<<-A <<B\n",
          "/*",
          "//",
          "--",
          "=",
          "a = ",
          "a {\n",
          "a.b.",
          "a[0]",
          "a ? b : ",
          "not ",
          "!",
          "x | y ",
          "{x | ",
          "every x in y { ",
          "if a; then ",
          "case a in a) ",
          "for a in b; do ",
          "a() {\n",
          "cd a && ",
          "terraform plan | ",
          "RUN a \\\n",
          "RUN <<E\n",
          "FROM a AS b\n",
          "define A\n",
          "a: b\n\t",
          "$(a ",
          "ifeq (a,b)\n",
          "include a\n",
          "stage('a') {\n",
          "\"\"\"",
          "'''",
          "r\"",
          "[[a]]\n",
          "[a.",
          "do\n",
          "end\n",
          "def a(\n",
          "class a {\n",
          "import a from 'b';\n",
          "@a(",
          "=> ",
          "::",
          ";",
          ",",
          "a,",
          "0",
          "é",
          "\u200c",
          "\ud83d\ude00",
          "*",
          "**/",
          "a*",
          "a*b?");

  /** A text of one piece, and who reads it. */
  private record Surprise(Format format, String piece) {
    /** Nanoseconds of the processor that reading takes. */
    long read(int size) {
      Blob blob = new Blob(piece.repeat(size / piece.length()).getBytes(StandardCharsets.UTF_8));
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      assertThat(format.read(blob)).isNotNull();
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    @Override
    public String toString() {
      return format.id() + " of '" + piece.replace("\n", "\\n") + "'";
    }
  }

  @Test
  void noFormatIsTakenBySurprise() {
    List<Surprise> all = new ArrayList<>();
    for (Format format : ServiceLoader.load(Format.class)) {
      PIECES.forEach(piece -> all.add(new Surprise(format, piece)));
    }
    Map<Surprise, Long> once = read(all, SIZE);
    List<Surprise> slow =
        all.stream().filter(one -> once.getOrDefault(one, 0L) > NOTICEABLE).toList();
    Map<Surprise, Long> more = read(slow, MORE * SIZE);
    assertThat(slow)
        .filteredOn(one -> more.getOrDefault(one, 0L) > LONGER * once.getOrDefault(one, 0L))
        .as("readers that are not linear")
        .isEmpty();
  }

  private static Map<Surprise, Long> read(List<Surprise> surprises, int size) {
    List<Callable<Long>> work = new ArrayList<>();
    surprises.forEach(one -> work.add(() -> one.read(size)));
    List<Outcome<Long>> outcomes = Workers.onAllCores().each(work, PATIENCE);
    Map<Surprise, Long> took = new HashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      assertThat(outcomes.get(i)).as(surprises.get(i).toString()).isInstanceOf(Outcome.Done.class);
      took.put(surprises.get(i), ((Outcome.Done<Long>) outcomes.get(i)).value());
    }
    return took;
  }
}
