package dev.tidemark.format.codeowners;

import dev.tidemark.document.Document;
import java.util.List;

/** An ownership file: who owns what matches a pattern, the last match of a section deciding. */
public record CodeownersDocument(List<Rule> rules) implements Document {

  public CodeownersDocument {
    rules = List.copyOf(rules);
  }

  /**
   * One line.
   *
   * @param section GitLab's section, in lower case; empty outside of any
   * @param owners users, teams and addresses as written; empty when the line takes ownership away
   */
  public record Rule(String section, String pattern, List<String> owners, int line) {
    public Rule {
      owners = List.copyOf(owners);
    }
  }
}
