package dev.tidemark.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.cli.Samples;
import dev.tidemark.scan.Assessment;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** JUnit, code quality, CSV, badge and page: that they say it, are well formed, and obey nobody. */
class OtherReportsTest {

  @Test
  void junitHasACaseForEachIndicator() throws Exception {
    Document scan = xml(scan(new JunitReport(), Samples.ordinary()));
    assertThat(scan.getDocumentElement().getAttribute("tests")).isEqualTo("5");
    assertThat(names(scan, "failure"))
        .containsExactly(
            "iac.ci.s: Checks run on one machine only",
            "iac.ci.r1: Every change is checked before it is merged, for at least eight roots in"
                + " ten");
    assertThat(names(scan, "skipped"))
        .containsExactly(
            "iac.ci.r2: Environments come in order", "iac.observability.r0: Something is tested");
    Document gate = xml(gate(new JunitReport(), GateSamples.lost(Samples.ordinary())));
    assertThat(names(gate, "failure")).hasSize(2).contains("ruling");
    assertThat(suites(gate)).contains("Maturity gate", "Testing and integration (iac.ci)");
    assertThat(suites(scan)).contains("Testing and integration (iac.ci)");
    assertThat(
            names(
                xml(gate(new JunitReport(), GateSamples.unchanged(Samples.ordinary()))), "failure"))
        .isEmpty();
  }

  private static List<String> suites(Document report) {
    NodeList suites = report.getElementsByTagName("testsuite");
    return IntStream.range(0, suites.getLength())
        .mapToObj(at -> ((Element) suites.item(at)).getAttribute("name"))
        .toList();
  }

  @Test
  void junitIsXmlWhateverTheNames() throws Exception {
    Document scan = xml(scan(new JunitReport(), Samples.hostile()));
    assertThat(((Element) scan.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .startsWith("\\x1b]0;x\\x07::error::<img src=x>|`@team");
    xml(gate(new JunitReport(), GateSamples.lost(Samples.hostile())));
    assertThat(scan(new JunitReport(), Samples.hostile())).doesNotContain("]]>", "##[");
  }

  @Test
  void codeQualityIsAListWithFingerprints() throws IOException {
    JsonNode list = new ObjectMapper().readTree(scan(new CodeQualityReport(), Samples.hostile()));
    assertThat(list.isArray()).isTrue();
    assertThat(list.findValuesAsText("severity")).containsExactly("major", "minor");
    assertThat(list.findValuesAsText("fingerprint"))
        .doesNotHaveDuplicates()
        .allMatch(fingerprint -> fingerprint.matches("[0-9a-f]{32}"));
    assertThat(list.findValuesAsText("begin")).containsExactly("3", "3");
    JsonNode gate =
        new ObjectMapper()
            .readTree(gate(new CodeQualityReport(), GateSamples.lost(Samples.ordinary())));
    assertThat(gate.findValuesAsText("severity")).containsExactly("critical");
  }

  @Test
  void csvHasARowForEachIndicatorAndNoFormula() throws IOException {
    List<String> rows = scan(new CsvReport(), Samples.hostile()).lines().toList();
    assertThat(rows).hasSize(6);
    assertThat(Escape.csv("＝cmd()")).isEqualTo("\"'＝cmd()\"");
    assertThat(rows).allMatch(row -> cells(row) == cells(rows.get(0)));
    assertThat(gate(new CsvReport(), GateSamples.lost(Samples.ordinary())))
        .contains("\"HOLDS\",\"loss\",\"regressed\"\r\n")
        .contains("\"verdict at base\",\"change\",\"area change\"\r\n");
  }

  @Test
  void theBadgeIsAPictureOfAnyName() throws Exception {
    assertThat(scan(new BadgeReport(), Samples.ordinary()))
        .contains(">iac 0?</text>", "aria-label=\"acme/infra, iac 0?\"");
    Document hostile = xml(scan(new BadgeReport(), Samples.hostile()));
    assertThat(hostile.getElementsByTagName("img").getLength()).isZero();
    assertThat(scan(new BadgeReport(), new Assessment(true, List.of()))).contains("not assessed");
  }

  @Test
  void thePageHoldsTextAndNoScript() throws IOException {
    String page = scan(new HtmlReport(false), Samples.hostile());
    assertThat(page)
        .contains("default-src 'none'; style-src 'sha256-")
        .contains("&lt;img src=x&gt;|`@team")
        .contains("<a rel=\"noreferrer\" href=\"https://github.com/acme/infra/blob/")
        .doesNotContain("<img", "<script", "onerror=", "javascript:", "##[");
    assertThat(page.codePoints().filter(c -> c != '\n').noneMatch(Escape::isTreacherous)).isTrue();
    assertThat(scan(new HtmlReport(false), Samples.ordinary())).contains("and 10 more</li>");
    assertThat(scan(new HtmlReport(true), Samples.ordinary())).doesNotContain("and 10 more</li>");
  }

  @Test
  void thePageSaysWhatToDoWhereThereIsSomethingToDo() throws IOException {
    StringBuilder page = new StringBuilder();
    new HtmlReport(false).write(Samples.ordinary(), page);
    // a symptom that is seen, and a requirement that fails
    assertThat(page.toString().split("<p class=\"soft\">Do this first", -1)).hasSize(2 + 1);
    assertThat(page).contains("needs 80&#160;%");
    assertThat(page).contains("<p class=\"soft\">Fetch the whole history");
  }

  @Test
  void onlyTheWebIsLinkedTo() {
    assertThat(Escape.webAddress("https://github.com/a/b#L3-L9")).isPresent();
    assertThat(Escape.webAddress("javascript:alert(1)")).isEmpty();
    assertThat(Escape.webAddress("https://h/\" onclick=")).isEmpty();
    assertThat(Escape.webAddress("https://h/x)[y](z")).isEmpty();
  }

  private static int cells(String row) {
    int cells = 1;
    boolean quoted = false;
    for (int i = 0; i < row.length(); i++) {
      quoted ^= row.charAt(i) == '"';
      cells += row.charAt(i) == ',' && !quoted ? 1 : 0;
    }
    return cells;
  }

  private static List<String> names(Document document, String outcome) {
    NodeList found = document.getElementsByTagName(outcome);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i).getParentNode()).getAttribute("name"))
        .toList();
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static String scan(Report report, Assessment assessment) throws IOException {
    StringBuilder out = new StringBuilder();
    report.write(assessment, out);
    return out.toString();
  }

  private static String gate(GateReport report, GateAccount account) throws IOException {
    StringBuilder out = new StringBuilder();
    report.write(account, out);
    return out.toString();
  }
}
