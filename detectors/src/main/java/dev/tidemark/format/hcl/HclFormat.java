package dev.tidemark.format.hcl;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.document.Value;
import dev.tidemark.document.Words;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** HCL files of every tool, native or as JSON: told apart by their first character, since no native file begins with a brace. */
@AutoService(Format.class)
public final class HclFormat implements Format {

  /** More flaws than this in one file say nothing new. */
  static final int MOST_FLAWS = 20;

  private static final Set<String> EXTENSIONS = Set.of("tf", "tofu", "tfvars", "hcl", "nomad");
  private static final List<String> JSON_ENDINGS =
      List.of(
          ".tf.json", ".tofu.json", ".tfvars.json", ".tftest.json", ".tofutest.json", ".pkr.json");

  /** How far the head of a file reaches, where generators say so. Characters. */
  private static final int HEAD = 1_000;

  @Override
  public String id() {
    return "hcl";
  }

  @Override
  public int version() {
    return 3;
  }

  @Override
  public int precedence() {
    return 10;
  }

  @Override
  public boolean accepts(RepoPath path) {
    if (EXTENSIONS.contains(path.extension())) {
      return true;
    }
    String name = path.lowerName();
    return name.endsWith(".json") && Words.anyEnds(JSON_ENDINGS, name);
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (!text.isReadable()) {
      return Reading.failed(
          "not-text", 0, "not text: " + text.encoding().name().toLowerCase(Locale.ROOT));
    }
    boolean generated = GeneratedHead.isIn(text.value());
    return isJson(text.value())
        ? HclJson.read(text.value(), generated)
        : readNative(text.value(), generated);
  }

  /** A brace and then a key, a closing brace or a comment: no native file begins so. */
  private static boolean isJson(String text) {
    String head = text.stripLeading();
    if (!head.startsWith("{")) {
      return false;
    }
    String inner = head.substring(1, Math.min(head.length(), HEAD)).stripLeading();
    return inner.isEmpty() || "\"}/".indexOf(inner.charAt(0)) >= 0;
  }

  private static Reading readNative(String text, boolean generated) {
    HclScanner first = new HclScanner(text, false);
    HclBody body = first.scan();
    HclScanner best = first;
    if (first.flaws().stream().anyMatch(flaw -> flaw.code().equals("hcl-syntax"))) {
      HclScanner strict = new HclScanner(text, true);
      HclBody other = strict.scan();
      if (other.blocks().size() >= body.blocks().size()) {
        body = other;
        best = strict;
      }
    }
    if (isTemplateOfAGenerator(text, best.flaws())) {
      HclBody nothing = new HclScanner("", false).scan();
      return Reading.of(
          new HclDocument(nothing, generated, best.lines(), HclSketch.of(nothing)),
          List.of(
              new Reading.Flaw(
                  "hcl-template",
                  best.flaws().get(0).line(),
                  "a template that another program fills in; it defines nothing as it stands",
                  false)));
    }
    return Reading.of(
        new HclDocument(body, generated, best.lines(), HclSketch.of(body)), best.flaws());
  }

  /** Actions of Go's or Jinja's templates on lines of their own: the tool itself refuses such a file. */
  private static boolean isTemplateOfAGenerator(String text, List<Reading.Flaw> flaws) {
    if (flaws.isEmpty() || (!text.contains("{{") && !text.contains("{%"))) {
      return false;
    }
    String[] lines = text.split("\n", -1);
    return flaws.stream()
        .filter(flaw -> flaw.loses() && flaw.line() > 0 && flaw.line() <= lines.length)
        .map(flaw -> lines[flaw.line() - 1].stripLeading())
        .anyMatch(line -> line.startsWith("{{") || line.startsWith("{%"));
  }

  /** What a text that stands for a file of its own says: that of a generated file. Its lines count from 1. */
  public static HclBody body(String text) {
    return new HclScanner(text, false).scan();
  }

  /** The value of a single expression, as it would stand behind an attribute's name. */
  public static Value expression(String text) {
    return new HclScanner("x = (" + text + ")\n", false)
        .scan()
        .attribute("x")
        .map(HclAttribute::value)
        .orElseGet(() -> new Value.Sequence(List.of(), HclValues.OPERATION, 1, 1));
  }
}
