package dev.tidemark.repository;

import dev.tidemark.document.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A snapshot written as text, for tests: each file follows a line {@code -- path --}. Equal contents share a blob id. */
public final class TextSnapshot implements Snapshot {
  private static final Revision REVISION =
      new Revision(
          "0123456789abcdef0123456789abcdef01234567", Instant.parse("2024-06-30T12:00:00Z"));

  private final Map<RepoPath, byte[]> files;
  private final List<Entry> entries;

  private TextSnapshot(Map<RepoPath, byte[]> files) {
    this.files = files;
    this.entries = entries(files);
  }

  private static List<Entry> entries(Map<RepoPath, byte[]> files) {
    List<Entry> entries = new ArrayList<>();
    files.forEach(
        (path, content) ->
            entries.add(
                Entry.file(
                    path,
                    Integer.toHexString(java.util.Arrays.hashCode(content)) + "-" + content.length,
                    content.length)));
    return List.copyOf(entries);
  }

  /** Reads the files from one text; text before the first separator is ignored. */
  public static TextSnapshot of(String text) {
    Map<RepoPath, byte[]> files = new TreeMap<>();
    RepoPath path = null;
    StringBuilder content = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("-- ") && line.endsWith(" --") && line.length() > 6) {
        if (path != null) {
          files.put(path, content.toString().getBytes(StandardCharsets.UTF_8));
        }
        path = RepoPath.of(line.substring(3, line.length() - 3).strip());
        content.setLength(0);
      } else {
        content.append(line).append('\n');
      }
    }
    if (path != null) {
      String last = content.toString();
      files.put(
          path, last.substring(0, Math.max(0, last.length() - 1)).getBytes(StandardCharsets.UTF_8));
    }
    return new TextSnapshot(files);
  }

  public static TextSnapshot ofBytes(Map<RepoPath, byte[]> files) {
    return new TextSnapshot(new TreeMap<>(files));
  }

  /** This snapshot with a file added or replaced. */
  public TextSnapshot with(String path, byte[] content) {
    Map<RepoPath, byte[]> more = new TreeMap<>(files);
    more.put(RepoPath.of(path), content);
    return new TextSnapshot(more);
  }

  @Override
  public Optional<Revision> revision() {
    return Optional.of(REVISION);
  }

  @Override
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public byte[] read(Entry entry, long limit) throws IOException {
    byte[] content = files.get(entry.path());
    if (content == null) {
      throw new FileNotFoundException("no such file in the text");
    }
    if (content.length > limit) {
      throw new TooLargeException(content.length);
    }
    return content.clone();
  }

  @Override
  public List<Problem> problems() {
    return List.of();
  }

  @Override
  public void close() {}
}
