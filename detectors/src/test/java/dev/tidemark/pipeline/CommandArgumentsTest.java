package dev.tidemark.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words of a command line are options, values and operands. */
class CommandArgumentsTest {
  private static final CommandArguments.Syntax SYNTAX =
      new CommandArguments.Syntax(Set.of("-C", "--dir", "-chart"), Set.of("-t", "--targets"));

  private static List<String> words(String line) {
    return List.of(line.split(" ", -1));
  }

  private static CommandArguments read(String line) {
    return CommandArguments.read(words(line), 1, SYNTAX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x -C here go         | here   | go",
        "x -Chere go          | here   | go",
        "x -C=here go         | here   | go",
        "x --dir here go      | here   | go",
        "x --dir=here go      | here   | go",
        "x --dir= go          | ''     | go",
        "x go -C a --dir b    | b      | go",
        "x -C --dir go        | --dir  | go",
        "x go -C              | ''     | go",
        "x -chart a go        | none   | go",
        "x -c here go         | none   | here go",
        "x --direct here      | none   | here",
        "x go -- -C here      | none   | go -C here",
        "x - go               | none   | - go",
        "x -q                 | none   | ''",
      })
  void anOptionsValueIsNoOperand(String line, String value, String operands) {
    assertThat(read(line).value("-C", "--dir").orElse("none")).isEqualTo(value);
    assertThat(String.join(" ", read(line).operands())).isEqualTo(operands);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x -t a b --all c     | a b | c",
        "x -t a -t b          | a b | ''",
        "x --targets=a b      | a   | b",
        "x -t a -- b          | a   | b",
        "x b -t               | ''  | b",
      })
  void anOptionOfSeveralValuesEndsAtTheNext(String line, String values, String operands) {
    assertThat(String.join(" ", read(line).values(List.of("-t", "--targets")))).isEqualTo(values);
    assertThat(String.join(" ", read(line).operands())).isEqualTo(operands);
  }

  @ParameterizedTest
  @CsvSource({
    "x -C here -q go, 4",
    "x go -q, 1",
    "x -- -go, 2",
    "x -t a b, 4",
    "x -q, 2",
    "x -C, 2",
    "x, 1",
  })
  void theFirstOperandHasAPlace(String line, int place) {
    assertThat(CommandArguments.operandAt(words(line), 1, SYNTAX)).isEqualTo(place);
  }

  @Test
  void whatIsHandedOnCanBeLeftOut() {
    assertThat(CommandArguments.untilDashes(words("x a -- b"))).containsExactly("x", "a");
    assertThat(CommandArguments.untilDashes(words("x a"))).containsExactly("x", "a");
  }
}
