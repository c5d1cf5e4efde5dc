package dev.tidemark.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees that are kept as bytes come back as they were. */
final class PackedValueTest {
  private static final Value.Scalar PLAIN = new Value.Scalar("on", false, "", 1, 1);

  @Test
  void aTreeComesBackAsItWas() {
    Value tree =
        new Value.Mapping(
            List.of(
                new Value.Pair("on", 1, PLAIN),
                new Value.Pair("", 127, new Value.Scalar("", true, "", 128, 16_384)),
                new Value.Pair("twice", 3, Value.Mapping.EMPTY),
                new Value.Pair(
                    "twice",
                    2_000_000,
                    new Value.Sequence(
                        List.of(
                            new Value.Scalar("on", true, "!Ref", 5, 6),
                            new Value.Mapping(List.of(), "!map", 7, 7),
                            new Value.Sequence(List.of(), "!seq", 8, 8),
                            new Value.Scalar("wide — 🌊 é", false, "", 9, 9)),
                        "",
                        4,
                        9))),
            "",
            1,
            9);

    assertThat(PackedValue.unpack(PackedValue.pack(tree))).isEqualTo(tree);
    assertThat(PackedValue.pack(tree)).isEqualTo(PackedValue.pack(tree));
  }

  @Test
  void aTextThatStandsOftenIsKeptOnce() {
    Value once = new Value.Sequence(List.of(PLAIN), "", 1, 1);
    Value often = new Value.Sequence(List.of(PLAIN, PLAIN, PLAIN), "", 1, 1);

    // A scalar more takes four bytes: what it is, two lines, and which text.
    assertThat(PackedValue.pack(often)).hasSize(PackedValue.pack(once).length + 8);
  }

  @Test
  void bytesThatEndTooSoonAreRefused() {
    byte[] packed = PackedValue.pack(new Value.Sequence(List.of(PLAIN, PLAIN), "", 1, 1));

    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> PackedValue.unpack(cut))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void aFileThatNobodyPackedIsNotThere() {
    assertThat(PackedValue.ofResource("/no/such.yaml")).isEmpty();
  }
}
