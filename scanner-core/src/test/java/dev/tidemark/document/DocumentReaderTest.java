package dev.tidemark.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.parallel.Workers;
import dev.tidemark.repository.Limits;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.repository.TextSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DocumentReaderTest {

  /** What a text says. */
  private record Words(String text) implements Document {}

  /** Reads texts, and fails as the text tells it to. */
  private static class WordFormat implements Format {
    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public String id() {
      return "words";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public boolean accepts(RepoPath path) {
      return path.extension().equals("txt");
    }

    @Override
    public boolean isOthers(Blob blob) {
      return blob.bytes().length > 0 && blob.bytes()[0] == 'o' && !blob.text().isReadable();
    }

    @Override
    public Reading read(Blob blob) {
      reads.incrementAndGet();
      String text = blob.text().value().strip();
      return switch (text) {
        case "throw" -> throw new IllegalStateException("SECRET");
        case "overflow" -> read(blob);
        case "loop" -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          yield Reading.of(new Words(""));
        }
        case "flawed" ->
            Reading.of(new Words(text), List.of(new Reading.Flaw("odd", 3, "odd line")));
        default -> Reading.of(new Words(text));
      };
    }
  }

  /** Reads one exact name, and outranks the other. */
  private static final class NameFormat extends WordFormat {
    @Override
    public String id() {
      return "z-name";
    }

    @Override
    public boolean accepts(RepoPath path) {
      return path.name().equals("special.txt");
    }

    @Override
    public int precedence() {
      return 1;
    }

    @Override
    public Reading read(Blob blob) {
      return Reading.of(new Words("special"));
    }
  }

  @Test
  void aBlobIsReadOnceWhateverTheNumberOfPaths() {
    Map<RepoPath, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 100; i++) {
      files.put(RepoPath.of("d" + i + "/same.txt"), "same".getBytes(StandardCharsets.UTF_8));
    }
    WordFormat format = new WordFormat();
    DocumentReader.Result result = reader(2, format).read(TextSnapshot.ofBytes(files));
    assertThat(result.found()).hasSize(100);
    assertThat(format.reads).hasValue(1);
  }

  @Test
  void whatCannotBeReadIsAProblemOfThatFileAlone() {
    TextSnapshot snapshot =
        TextSnapshot.of(
                """
                -- a.txt --
                throw
                -- b.txt --
                overflow
                -- c.txt --
                fine
                -- d.txt --
                flawed
                -- e.txt --
                loop
                -- f.txt --
                version https://git-lfs.github.com/spec/v1
                oid sha256:../../x
                size 999999999999999999
                """)
            .with("g.txt", new byte[] {'a', 0, 'b'})
            .with("h.txt", "\0GITCRYPT\0x".getBytes(StandardCharsets.ISO_8859_1))
            .with("i.txt", new byte[2 << 20])
            .with("j.txt", new byte[] {(byte) 0xFF, (byte) 0xFE, 'h', 0, 'i', 0})
            .with("k.txt", new byte[] {'c', 'a', 'f', (byte) 0xE9})
            .with("l.bin", new byte[] {1, 2, 3})
            .with("m.txt", new byte[] {'o', 0, 'b'});
    DocumentReader.Result result = reader(2, new WordFormat()).read(snapshot);
    assertThat(result.shortfalls())
        .extracting(s -> s.problem().path() + " " + s.problem().code() + " " + s.problem().line())
        .containsExactly(
            "a.txt reader-failed 0",
            "b.txt too-deep 0",
            "d.txt odd 3",
            "e.txt too-slow 0",
            "f.txt lfs-pointer 0",
            "g.txt binary 0",
            "h.txt encrypted 0",
            "i.txt too-large 0");
    assertThat(result.shortfalls())
        .noneMatch(shortfall -> shortfall.problem().detail().contains("SECRET"));
    assertThat(result.found())
        .extracting(f -> f.entry().path() + " " + ((Words) f.document()).text() + " " + f.flawed())
        .containsExactly(
            "c.txt fine false", "d.txt flawed true", "j.txt hi false", "k.txt café false");
  }

  @Test
  void aFileSystemThatStallsCostsNoMoreThanTheTimeForAll() {
    StringBuilder files = new StringBuilder("-- a.txt --\nfine\n");
    for (int i = 0; i < 50; i++) {
      files.append("-- stalled").append(i).append(".txt --\nloop\n".concat(" ".repeat(i)));
      files.append('\n');
    }
    Limits limits =
        Limits.DEFAULT
            .withTimes(Duration.ofMinutes(1), Duration.ofMinutes(1))
            .withScanTime(Duration.ofMillis(300));
    DocumentReader.Result result =
        new DocumentReader(List.of(new WordFormat()), new Workers(2), limits)
            .read(TextSnapshot.of(files.toString()));
    assertThat(result.found()).hasSize(1);
    assertThat(result.shortfalls()).extracting(s -> s.problem().code()).containsOnly("too-slow");
  }

  @Test
  void theMoreExactFormatReads() {
    DocumentReader.Result result =
        reader(1, new WordFormat(), new NameFormat())
            .read(TextSnapshot.of("-- special.txt --\nx\n-- other.txt --\nx\n"));
    assertThat(result.found())
        .extracting(f -> ((Words) f.document()).text())
        .containsExactly("x", "special");
  }

  @Test
  void neitherThreadsNorTheOrderOfFormatsChangeTheResult() {
    StringBuilder files = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      files.append("-- ").append(i % 7).append("/f").append(i).append(".txt --\n");
      files.append(i % 11 == 0 ? "throw" : "text " + i % 50).append('\n');
    }
    TextSnapshot snapshot = TextSnapshot.of(files.toString());
    List<Format> formats = new ArrayList<>(List.of(new WordFormat(), new NameFormat()));
    DocumentReader.Result first = reader(1, formats.toArray(Format[]::new)).read(snapshot);
    Collections.reverse(formats);
    assertThat(reader(8, formats.toArray(Format[]::new)).read(snapshot)).isEqualTo(first);
  }

  private static DocumentReader reader(int threads, Format... formats) {
    return new DocumentReader(
        List.of(formats),
        new Workers(threads),
        Limits.DEFAULT.withTimes(Duration.ofMillis(500), Duration.ofSeconds(1)));
  }
}
