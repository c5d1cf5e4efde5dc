package dev.tidemark.format.rubylist;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Text;
import dev.tidemark.format.rubylist.RubyList.Statement;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the statements of such lists: a word, texts in quotes, and named texts; a comma goes on in the next line. */
@AutoService(Format.class)
public final class RubyListFormat implements Format {
  private static final Set<String> NAMES =
      Set.of("puppetfile", "berksfile", "policyfile.rb", "metadata.rb");
  private static final int MOST_STATEMENTS = 5_000;

  /** Lines of one statement; a role of Chef that runs more recipes than this is rare. */
  private static final int LONGEST = 40;

  @Override
  public String id() {
    return "ruby-list";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public int precedence() {
    return 10;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return NAMES.contains(path.lowerName()) || RubyList.mayBeRole(path);
  }

  @Override
  public Reading read(Blob blob) {
    Text text = blob.text();
    if (!text.isReadable()) {
      return Reading.unreadable(text);
    }
    List<Statement> statements = new ArrayList<>();
    String[] lines = text.value().split("\n", -1);
    for (int i = 0; i < lines.length && statements.size() < MOST_STATEMENTS; i++) {
      int first = i;
      StringBuilder whole = new StringBuilder(withoutComment(lines[i]).strip());
      while (goesOn(whole) && i + 1 < lines.length && i - first < LONGEST) {
        i++;
        whole.append(' ').append(withoutComment(lines[i]).strip());
      }
      statement(whole.toString(), first + 1, statements);
    }
    return Reading.of(new RubyList(statements));
  }

  /** {@code run_list(} and {@code mod 'web',} go on in the next line. */
  private static boolean goesOn(StringBuilder statement) {
    int last = statement.length() - 1;
    return last >= 0 && (statement.charAt(last) == ',' || statement.charAt(last) == '(');
  }

  private static void statement(String text, int line, List<Statement> sink) {
    int end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    if (end == 0) {
      return;
    }
    List<String> texts = new ArrayList<>();
    Map<String, String> options = new TreeMap<>();
    int at = end;
    int since = end;
    while (at < text.length()) {
      char quote = text.charAt(at);
      if (quote == '\'' || quote == '"') {
        int close = text.indexOf(quote, at + 1);
        if (close < 0) {
          break;
        }
        String name = name(text.substring(since, at));
        String written = text.substring(at + 1, close);
        if (name.isEmpty()) {
          texts.add(written);
        } else {
          options.putIfAbsent(name, written);
        }
        at = close;
        since = close + 1;
      }
      at++;
    }
    sink.add(new Statement(text.substring(0, end), texts, options, line));
  }

  /** The name before a named text: {@code :git =>} or {@code git:}; empty when the text stands by itself. */
  private static String name(String before) {
    String bare = before.replace(",", " ").replace("(", " ").strip();
    boolean arrow = bare.endsWith("=>");
    boolean colon = bare.endsWith(":");
    if (!arrow && !colon) {
      return "";
    }
    String key = bare.substring(0, bare.length() - (arrow ? 2 : 1)).strip();
    return key.substring(key.lastIndexOf(' ') + 1).replace(":", "");
  }

  private static String withoutComment(String line) {
    int hash = line.indexOf('#');
    boolean quoted = hash >= 0 && line.indexOf('\'', hash) >= 0 && line.indexOf('\'') < hash;
    return hash < 0 || quoted ? line : line.substring(0, hash);
  }
}
