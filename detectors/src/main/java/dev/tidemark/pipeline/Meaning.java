package dev.tidemark.pipeline;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a command, action or hook does, as the catalogue knows it.
 *
 * @param tool whose it is
 * @param category of a check, see {@code ci.check}; empty otherwise
 * @param subject what it looks at or changes: {@code iac}, {@code chart}, {@code image}, {@code application}, …
 * @param details what else the row says: {@code what}, {@code where}, {@code purpose}, …
 * @param traits yes-or-no facts: {@code creates}, {@code comments}, {@code drift}, {@code atomic}, {@code recursive}, …
 */
public record Meaning(
    Act act,
    String tool,
    String category,
    String subject,
    Map<String, String> details,
    Set<String> traits) {

  public Meaning {
    details = Map.copyOf(details);
    traits = Set.copyOf(traits);
  }

  /** The kinds of acts. */
  public enum Act {
    CHECK,
    APPLY,
    DESTROY,
    PUBLISH,
    SSH,
    ROLLBACK,
    /** Makes a cluster or cloud to test in, thrown away afterwards. */
    SANDBOX,
    APPROVAL,
    /** Gets credentials. */
    IDENTITY,
    COST,
    /** Tells people: a comment, a chat message. */
    NOTIFY,
    SIGN,
    BUILD,
    /** Proposes or makes changes of the code. */
    UPDATE,
    /** Logs, statistics, uploads of reports. */
    REPORT,
    SETUP,
    /** Known, and of no meaning here. */
    NOTHING;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean is(Act wanted) {
    return act == wanted;
  }

  /** The same with one more trait. */
  public Meaning with(String trait) {
    Set<String> more = new TreeSet<>(traits);
    more.add(trait);
    return new Meaning(act, tool, category, subject, details, more);
  }

  public boolean has(String trait) {
    return traits.contains(trait);
  }

  public String detail(String name) {
    return details.getOrDefault(name, "");
  }

  /** What fingerprints are made of: {@code check:plan:terraform}. */
  public String signature() {
    return act.label() + ":" + category + ":" + tool;
  }
}
