package dev.tidemark.repository.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The file of packed references: a line each, an id and a name. Repositories of busy teams have tens of thousands, nearly
 * all of change requests; where the file says that it is sorted, as Git writes it, reading begins where the names that are
 * asked for may stand and ends where they cannot any more.
 */
final class PackedReferences {
  /** A million packed refs take about 70 MB. Bytes. */
  private static final long LARGEST = 256L << 20;

  /** An id and a name. Bytes; the rest of a longer line is left out. */
  private static final int LONGEST_LINE = 4_200;

  /** References that are listed. */
  private static final int MOST = 1_000_000;

  /** Bytes read at a time, and the stretch that is read through instead of searched. */
  private static final int BLOCK = 1 << 16;

  /** Where the name begins in a line. */
  private static final int NAME = 41;

  private static final String HEADER = "# pack-refs with:";

  private final FileChannel file;
  private final String prefix;
  private final Predicate<String> wanted;
  private final boolean sorted;
  private final Map<String, ObjectId> found = new TreeMap<>();
  private boolean past;

  private PackedReferences(FileChannel file, String prefix, Predicate<String> wanted)
      throws IOException {
    this.file = file;
    this.prefix = asBytes(prefix);
    this.wanted = wanted;
    String start = at(0);
    int end = start.indexOf('\n');
    String header = end < 0 ? "" : start.substring(0, end) + " ";
    this.sorted = header.startsWith(HEADER) && header.contains(" sorted ");
  }

  /**
   * The references whose names begin with a text and are wanted, by name. What cannot be read is left out.
   *
   * @param folder the folder of Git's data that all its worktrees share
   */
  static Map<String, ObjectId> read(Path folder, String prefix, Predicate<String> wanted) {
    Path path = folder.resolve("packed-refs");
    try {
      if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.size(path) > LARGEST) {
        return new TreeMap<>();
      }
      try (FileChannel file =
          FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        return new PackedReferences(file, prefix, wanted).read();
      }
    } catch (IOException unreadable) {
      return new TreeMap<>();
    }
  }

  private Map<String, ObjectId> read() {
    try {
      file.position(sorted ? first() : 0);
      readLines();
    } catch (IOException unreadable) {
      // what could be read until here stands
    }
    return found;
  }

  /** The beginning of a line before which no name is asked for: found by halves. */
  private long first() throws IOException {
    long from = 0;
    long to = file.size();
    while (to - from > BLOCK) {
      long middle = from + (to - from) / 2;
      String lines = at(middle);
      int line = nextLine(lines, 0);
      while (line > 0 && lines.charAt(line) == '^') {
        line = nextLine(lines, line);
      }
      int end = line < 0 ? -1 : lines.indexOf('\n', line);
      if (end - line <= NAME) {
        return from;
      }
      if (lines.substring(line + NAME, end).compareTo(prefix) < 0) {
        from = middle + line;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Where the line after this place begins; negative where none does. */
  private static int nextLine(String lines, int from) {
    int end = lines.indexOf('\n', from);
    return end < 0 || end + 1 == lines.length() ? -1 : end + 1;
  }

  /** Two lines' worth of bytes from a place on, a character each: in this form names are in Git's order. */
  private String at(long place) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * LONGEST_LINE);
    while (bytes.hasRemaining() && file.read(bytes, place + bytes.position()) >= 0) {
      // until it is full, or the file ends
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
  }

  /** In loops over blocks of bytes: the program is still cold here. */
  private void readLines() throws IOException {
    var in = Channels.newInputStream(file);
    byte[] block = new byte[BLOCK];
    byte[] line = new byte[LONGEST_LINE];
    int length = 0;
    for (int read = in.read(block); read >= 0 && !isDone(); read = in.read(block)) {
      int from = 0;
      for (int i = 0; i < read && !isDone(); i++) {
        if (block[i] == '\n') {
          length = append(line, length, block, from, i);
          add(line, length);
          length = 0;
          from = i + 1;
        }
      }
      length = append(line, length, block, from, read);
    }
    if (!isDone()) {
      add(line, length);
    }
  }

  private boolean isDone() {
    return past || found.size() >= MOST;
  }

  private static int append(byte[] line, int length, byte[] block, int from, int to) {
    int more = Math.max(0, Math.min(to - from, line.length - length));
    System.arraycopy(block, from, line, length, more);
    return length + more;
  }

  private void add(byte[] line, int length) {
    if (length <= NAME || line[NAME - 1] != ' ') {
      return;
    }
    int order = order(line, length);
    if (order == 0) {
      String name = new String(line, NAME, length - NAME, StandardCharsets.UTF_8);
      String id = new String(line, 0, NAME - 1, StandardCharsets.ISO_8859_1);
      if (wanted.test(name) && ObjectId.isId(id)) {
        found.put(name, ObjectId.fromString(id));
      }
    }
    past = sorted && order > 0;
  }

  /** How the name of a line stands to the names that are asked for: before, among, or after them. */
  private int order(byte[] line, int length) {
    for (int i = 0; i < prefix.length(); i++) {
      int order = NAME + i < length ? (line[NAME + i] & 0xFF) - prefix.charAt(i) : -1;
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static String asBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
