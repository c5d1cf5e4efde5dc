package dev.tidemark.repository;

import dev.tidemark.document.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A snapshot written as text, for tests: each file follows a line {@code -- path --}, and a submodule is a line {@code --
 * path @ commit --}. Equal contents share a blob id.
 */
public final class TextSnapshot implements Snapshot {
  private static final String AT = " @ ";

  private static final Revision REVISION =
      new Revision(
          "0123456789abcdef0123456789abcdef01234567", Instant.parse("2024-06-30T12:00:00Z"));

  private final Map<RepoPath, byte[]> files;
  private final Map<RepoPath, String> submodules;
  private final List<Entry> entries;

  private TextSnapshot(Map<RepoPath, byte[]> files, Map<RepoPath, String> submodules) {
    this.files = files;
    this.submodules = submodules;
    this.entries = entries(files, submodules);
  }

  private static List<Entry> entries(
      Map<RepoPath, byte[]> files, Map<RepoPath, String> submodules) {
    List<Entry> entries = new ArrayList<>();
    submodules.forEach(
        (path, commit) -> entries.add(new Entry(path, commit, Entry.Mode.SUBMODULE, -1, null)));
    files.forEach(
        (path, content) ->
            entries.add(
                Entry.file(
                    path,
                    Integer.toHexString(java.util.Arrays.hashCode(content)) + "-" + content.length,
                    content.length)));
    entries.sort(Comparator.comparing(Entry::path));
    return List.copyOf(entries);
  }

  /** Reads the files from one text; text before the first separator is ignored. */
  public static TextSnapshot of(String text) {
    Map<RepoPath, byte[]> files = new TreeMap<>();
    Map<RepoPath, String> submodules = new TreeMap<>();
    RepoPath path = null;
    StringBuilder content = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("-- ") && line.endsWith(" --") && line.length() > 6) {
        if (path != null) {
          files.put(path, content.toString().getBytes(StandardCharsets.UTF_8));
        }
        String named = line.substring(3, line.length() - 3).strip();
        int at = named.indexOf(AT);
        path = at < 0 ? RepoPath.of(named) : null;
        if (at > 0) {
          submodules.put(RepoPath.of(named.substring(0, at)), named.substring(at + AT.length()));
        }
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
    return new TextSnapshot(files, submodules);
  }

  public static TextSnapshot ofBytes(Map<RepoPath, byte[]> files) {
    return new TextSnapshot(new TreeMap<>(files), Map.of());
  }

  /** This snapshot with a file added or replaced. */
  public TextSnapshot with(String path, byte[] content) {
    Map<RepoPath, byte[]> more = new TreeMap<>(files);
    more.put(RepoPath.of(path), content);
    return new TextSnapshot(more, submodules);
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
