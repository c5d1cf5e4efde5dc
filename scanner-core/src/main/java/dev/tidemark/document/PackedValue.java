package dev.tidemark.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tree of values as bytes, which is how the build keeps what the files that ship with the program say: to read them
 * as YAML took a tenth of the processor time of a small scan, with every start
 * (docs/decisions/0223-bundled-files-are-packed-by-the-build.md).
 *
 * <p>Numbers have seven bits to a byte, the lowest first, and the eighth where another follows. First comes how many bytes
 * of UTF-8 the texts take, those bytes, how many texts there are and how many characters each has; each text stands once.
 * Then the tree: what a value is, its lines, the number of its tag's text if it has one, and what it holds.
 */
public final class PackedValue {
  /** What follows the name of a file where its packed tree lies beside it. */
  public static final String SUFFIX = ".packed";

  private static final int PLAIN = 0;
  private static final int QUOTED = 1;
  private static final int SEQUENCE = 2;
  private static final int MAPPING = 3;
  private static final int TAGGED = 4;

  private final byte[] bytes;
  private int at;
  private final String[] texts;

  private PackedValue(byte[] bytes) {
    this.bytes = bytes;
    int length = number();
    String all = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts = new String[number()];
    int from = 0;
    for (int i = 0; i < texts.length; i++) {
      int to = from + number();
      texts[i] = all.substring(from, to);
      from = to;
    }
  }

  /**
   * What a file that ships with the program says, where its build has packed it.
   *
   * @param resource the file's own name, as {@code /rubrics/iac.yaml}
   */
  public static Optional<Value> ofResource(String resource) {
    try (InputStream stream = PackedValue.class.getResourceAsStream(resource + SUFFIX)) {
      return stream == null ? Optional.empty() : Optional.of(unpack(stream.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A tree as bytes: the same tree gives the same ones. */
  public static byte[] pack(Value tree) {
    Writer writer = new Writer();
    writer.value(tree);
    return writer.packed();
  }

  /**
   * The tree that bytes of {@link #pack} hold.
   *
   * @throws IndexOutOfBoundsException when they are others
   */
  public static Value unpack(byte[] packed) {
    return new PackedValue(packed).value();
  }

  private Value value() {
    int kind = bytes[at++];
    int line = number();
    int endLine = number();
    String tag = kind >= TAGGED ? texts[number()] : "";
    switch (kind % TAGGED) {
      case SEQUENCE -> {
        int size = number();
        List<Value> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          items.add(value());
        }
        return new Value.Sequence(items, tag, line, endLine);
      }
      case MAPPING -> {
        int size = number();
        List<Value.Pair> pairs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          pairs.add(new Value.Pair(texts[number()], number(), value()));
        }
        return new Value.Mapping(pairs, tag, line, endLine);
      }
      default -> {
        return new Value.Scalar(texts[number()], kind % TAGGED == QUOTED, tag, line, endLine);
      }
    }
  }

  private int number() {
    int part = bytes[at++];
    int number = part & 0x7F;
    for (int shift = 7; part < 0; shift += 7) {
      part = bytes[at++];
      number |= (part & 0x7F) << shift;
    }
    return number;
  }

  /** Writes the tree and gathers its texts, which come before it. */
  private static final class Writer {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream tree = new ByteArrayOutputStream();

    private void value(Value value) {
      boolean tagged = !value.tag().isEmpty();
      tree.write(kind(value) + (tagged ? TAGGED : 0));
      number(tree, value.line());
      number(tree, value.endLine());
      if (tagged) {
        text(value.tag());
      }
      if (value instanceof Value.Scalar scalar) {
        text(scalar.text());
      } else if (value instanceof Value.Sequence sequence) {
        number(tree, sequence.items().size());
        sequence.items().forEach(this::value);
      } else if (value instanceof Value.Mapping mapping) {
        number(tree, mapping.pairs().size());
        for (Value.Pair pair : mapping.pairs()) {
          text(pair.key());
          number(tree, pair.line());
          value(pair.value());
        }
      }
    }

    private static int kind(Value value) {
      if (value instanceof Value.Scalar scalar) {
        return scalar.quoted() ? QUOTED : PLAIN;
      }
      return value instanceof Value.Sequence ? SEQUENCE : MAPPING;
    }

    private void text(String text) {
      @Nullable Integer known = texts.putIfAbsent(text, texts.size());
      number(tree, known == null ? texts.size() - 1 : known);
    }

    private static void number(ByteArrayOutputStream to, int number) {
      int left = number;
      while (left > 0x7F) {
        to.write(left & 0x7F | 0x80);
        left >>>= 7;
      }
      to.write(left);
    }

    private byte[] packed() {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] all = String.join("", texts.keySet()).getBytes(StandardCharsets.UTF_8);
      number(packed, all.length);
      packed.writeBytes(all);
      number(packed, texts.size());
      texts.keySet().forEach(text -> number(packed, text.length()));
      packed.writeBytes(tree.toByteArray());
      return packed.toByteArray();
    }
  }
}
