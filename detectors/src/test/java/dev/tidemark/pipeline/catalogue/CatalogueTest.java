package dev.tidemark.pipeline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The catalogue as a table: each row shows a yes that it is the first to match, and a near miss. */
class CatalogueTest {

  private static List<String> words(String line) {
    return ShellScript.read(line).commands().get(0).words().stream().map(Word::raw).toList();
  }

  @Test
  void eachCommandRowMatchesItsYesFirstAndNotItsNearMiss() {
    List<String> wrong = new ArrayList<>();
    for (Row row : Commands.KNOWN.rows()) {
      String where = "commands.yaml:" + row.line() + " ";
      if (row.yes().isEmpty() || row.near().isEmpty()) {
        wrong.add(where + "has no yes or no near miss");
      }
      for (String yes : row.yes()) {
        Match match = Commands.KNOWN.match(words(yes)).orElse(null);
        if (match == null) {
          wrong.add(where + "nothing matches " + yes);
        } else if (!match.meaning().equals(row.meaning())) {
          wrong.add(where + yes + " is " + match.meaning());
        }
      }
      row.near().stream()
          .filter(near -> Commands.KNOWN.match(row, words(near)).isPresent())
          .forEach(near -> wrong.add(where + "matches its near miss " + near));
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void eachUseRowMatchesItsYesFirstAndNotItsNearMiss() {
    List<String> wrong = new ArrayList<>();
    for (Row row : Uses.KNOWN.rows()) {
      String where = "actions.yaml:" + row.line() + " ";
      Map<String, String> inputs = new HashMap<>();
      if (row.yes().isEmpty() || row.near().isEmpty()) {
        wrong.add(where + "has no yes or no near miss");
      }
      row.when()
          .forEach(
              (name, value) -> inputs.put(name, value.equals("*") ? "x" : value.split("\\|")[0]));
      for (String yes : row.yes()) {
        Uses.Known known = Uses.KNOWN.match(yes, inputs).orElse(null);
        if (known == null) {
          wrong.add(where + "nothing matches " + yes);
        } else if (!known.match().meaning().equals(row.meaning())) {
          wrong.add(where + yes + " is " + known.match().meaning());
        }
      }
      row.near().stream()
          .filter(near -> Uses.matches(row, near, inputs))
          .forEach(near -> wrong.add(where + "matches its near miss " + near));
    }
    assertThat(wrong).isEmpty();
  }
}
