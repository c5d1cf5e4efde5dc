package dev.tidemark.format.checkov;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.format.starter.StarterFormat;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads classes that extend one of Checkov's, in folders that are called for it: line by line, running nothing. */
@AutoService(Format.class)
public final class CheckovCheckFormat implements Format {
  private static final Set<String> FOLDERS =
      Set.of(
          "custom_checks",
          "custom-checks",
          "custom_policies",
          "custom-policies",
          "extra_checks",
          "policies",
          "policy");

  private final StarterFormat otherwise = new StarterFormat();

  @Override
  public String id() {
    return "checkov-check";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public int precedence() {
    return 3;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("py")
        && !path.lowerName().startsWith("test_")
        && !path.lowerName().startsWith("__")
        && path.parent().names().stream()
            .anyMatch(name -> FOLDERS.contains(name) || name.contains("checkov"));
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return Reading.unreadable(blob.text());
    }
    String text = blob.text().value();
    if (!text.contains("from checkov.") && !text.contains("import checkov")) {
      return otherwise.read(blob);
    }
    List<CheckovChecks.Check> checks = new ArrayList<>();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (isCheck(lines[i])) {
        checks.add(check(lines, i));
      }
    }
    return Reading.of(new CheckovChecks(checks));
  }

  /** {@code class BucketOwner(BaseResourceCheck):}. */
  private static boolean isCheck(String line) {
    int open = line.indexOf('(');
    String parents = open < 0 ? "" : line.substring(open + 1);
    return line.startsWith("class ") && parents.contains("Base") && parents.contains("Check");
  }

  private static CheckovChecks.Check check(String[] lines, int at) {
    String id = "";
    String name = "";
    boolean documented = false;
    for (int i = at + 1; i < lines.length && !lines[i].startsWith("class "); i++) {
      String line = lines[i].strip();
      id = id.isEmpty() ? given(line, "id") : id;
      name = name.isEmpty() ? given(line, "name") : name;
      documented |= line.contains("guideline") || (i == at + 1 && line.startsWith("\"\"\""));
    }
    return new CheckovChecks.Check(id, name, documented, at + 1);
  }

  /** The text of {@code id = "CKV2_X_1"} and of {@code id="CKV2_X_1"} among arguments. */
  private static String given(String line, String key) {
    int from = line.startsWith(key) ? key.length() : line.indexOf("(" + key) + key.length() + 1;
    String rest = from <= key.length() && !line.startsWith(key) ? "" : line.substring(from).strip();
    if (!rest.startsWith("=")) {
      return "";
    }
    String value = rest.substring(1).strip();
    char quote = value.isEmpty() ? ' ' : value.charAt(0);
    int end = quote == '"' || quote == '\'' ? value.indexOf(quote, 1) : -1;
    return end > 0 ? value.substring(1, end) : "";
  }
}
