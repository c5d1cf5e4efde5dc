package dev.tidemark.format.rubylist;

import dev.tidemark.document.Document;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;

/** The statements of a list such as a Puppetfile: {@code mod 'puppetlabs-stdlib', '9.4.1'}. */
public record RubyList(List<Statement> statements) implements Document {

  public RubyList {
    statements = List.copyOf(statements);
  }

  /** Whether Chef would look here for a role: {@code roles/web.rb}. Other tools keep programs in folders of that name. */
  public static boolean mayBeRole(RepoPath path) {
    return path.extension().equals("rb") && path.parent().name().equals("roles");
  }

  /** Whether a statement of it begins with the word. */
  public boolean says(String word) {
    return statements.stream().anyMatch(said -> said.word().equals(word));
  }

  /**
   * One statement.
   *
   * @param word what it begins with
   * @param texts its plain texts, in order
   * @param options its named texts: {@code git}, {@code tag}, {@code path}
   */
  public record Statement(String word, List<String> texts, Map<String, String> options, int line) {
    public Statement {
      texts = List.copyOf(texts);
      options = Map.copyOf(options);
    }

    public String text(int index) {
      return index < texts.size() ? texts.get(index) : "";
    }

    public String option(String name) {
      return options.getOrDefault(name, "");
    }
  }
}
