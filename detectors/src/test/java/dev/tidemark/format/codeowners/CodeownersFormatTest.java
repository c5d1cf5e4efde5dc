package dev.tidemark.format.codeowners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of ownership files: {@code section: pattern [owners]}. */
class CodeownersFormatTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "*.tf @ann                      | : *.tf [@ann]",
        "*.tf                           | : *.tf []",
        "*.tf  @ann   @bob              | : *.tf [@ann, @bob]",
        // sections of GitLab
        "[ Data ] @ann;*.tf             | data: *.tf [@ann]",
        "[Data];*.tf                    | data: *.tf []",
        "[Data]@ann;*.tf                | : [Data]@ann []; : *.tf []",
        "[Data][12] @ann;*.tf           | data: *.tf [@ann]",
        "[Data][] @ann;*.tf             | : [Data][] [@ann]; : *.tf []",
        "[Data][1a] @ann;*.tf           | : [Data][1a] [@ann]; : *.tf []",
        "[Data][12;*.tf                 | : [Data][12 []; : *.tf []",
        "^[Data];*.tf @ann              | data: *.tf [@ann]",
        "[D];a @ann;[E] @bob;b          | d: a [@ann]; e: b [@bob]",
        "[];*.tf @ann                   | : *.tf [@ann]",
        // patterns that look like them
        "[id].tsx @ann                  | : [id].tsx [@ann]",
        "[id][slug].tsx @ann            | : [id][slug].tsx [@ann]",
        "a[b] @ann                      | : a[b] [@ann]",
        "[open @ann                     | : [open [@ann]",
        // comments
        "# all;*.tf @ann                | : *.tf [@ann]",
        "a # @ann                       | : a []",
        "a#b#c @ann # #                 | : a#b#c [@ann]",
        "a# @ann                        | : a# [@ann]",
        // escaped blanks
        "my\\ file @ann                 | : my file [@ann]",
        "my\\file @ann                  | : my\\file [@ann]",
        "file\\                         | : file\\ []",
        // who is no owner
        "*.tf ann @@maintainers a@b.org | : *.tf [a@b.org]",
      })
  void reads(String lines, String rules) {
    assertThat(rules(lines.replace(';', '\n'))).isEqualTo(rules);
  }

  @Test
  void aRuleKnowsItsLine() {
    CodeownersDocument document = read("\n# a\n\n*.tf @ann\n".getBytes(StandardCharsets.UTF_8));
    assertThat(document.rules()).extracting(CodeownersDocument.Rule::line).containsExactly(4);
  }

  @Test
  void whatIsNoTextIsUnreadable() {
    Reading reading = new CodeownersFormat().read(new Blob(new byte[] {'*', 0, 1, 2, 0}));
    assertThat(reading.document()).isEmpty();
  }

  private static String rules(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8)).rules().stream()
        .map(rule -> rule.section() + ": " + rule.pattern() + " " + rule.owners())
        .collect(Collectors.joining("; "));
  }

  private static CodeownersDocument read(byte[] bytes) {
    return (CodeownersDocument)
        new CodeownersFormat().read(new Blob(bytes)).document().orElseThrow();
  }
}
