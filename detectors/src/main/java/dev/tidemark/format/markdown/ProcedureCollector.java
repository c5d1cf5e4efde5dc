package dev.tidemark.format.markdown;

import dev.tidemark.format.markdown.MarkdownDocument.Procedure;
import dev.tidemark.format.markdown.MarkdownDocument.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Gathers procedures: ordered lists, of which those that only code interrupts, or that go on counting, are one; and
 * headings that are steps, of which each counts as one step, or as many as it has ordered items.
 */
final class ProcedureCollector {

  /** Steps kept of one procedure; more are a table in disguise. */
  private static final int MOST_STEPS = 500;

  /** Depth of nested lists. */
  private static final int MOST_NESTING = 10;

  /** Characters of a step's text that are kept. */
  private static final int STEP_TEXT = 160;

  private final List<Draft> done = new ArrayList<>();
  private Draft current = new Draft(0, false);
  private boolean interrupted;
  private int nesting;

  /** The paragraph above, as long as nothing but code came after it. */
  private String leadIn = "";

  /** Whether the list tells what something else than the reader does. */
  private boolean doneByItself;

  /** For each depth of nesting, whether the item above is done by hand: then so are those below it. */
  private final boolean[] byHand = new boolean[MOST_NESTING + 1];

  private static final class Draft {
    private final int line;
    private final boolean byHeadings;
    private final List<Step> steps = new ArrayList<>();
    private int level;
    private int endLine;
    private boolean placeholder;

    Draft(int line, boolean byHeadings) {
      this.line = line;
      this.byHeadings = byHeadings;
    }
  }

  void heading(int level, String title, int line) {
    nesting = 0;
    leadIn = "";
    boolean step = isStep(title) && (level > 1 || isNamedStep(title));
    if (current.byHeadings && (level > current.level || (level == current.level && step))) {
      if (level == current.level) {
        headingStep(title, line);
      }
      return;
    }
    close();
    if (step) {
      current = new Draft(line, true);
      current.level = level;
      headingStep(title, line);
    }
  }

  private void headingStep(String title, int line) {
    add(step(title, line));
    current.placeholder = true;
    current.endLine = line;
  }

  void paragraph(String text) {
    interrupted = true;
    leadIn = text;
  }

  void list(int firstNumber) {
    nesting++;
    if (nesting > 1 || current.byHeadings) {
      return;
    }
    if (interrupted && firstNumber <= 1) {
      close();
    }
    interrupted = false;
    doneByItself = Doer.leadsIn(leadIn);
    leadIn = "";
  }

  void endOfList(int line) {
    nesting = Math.max(0, nesting - 1);
    current.endLine = Math.max(current.endLine, line);
  }

  void item(String text, int line) {
    if (!current.byHeadings && current.steps.isEmpty()) {
      current = new Draft(line, false);
    }
    if (current.placeholder) {
      current.steps.remove(current.steps.size() - 1);
      current.placeholder = false;
    }
    Step told = step(text, line);
    Step step =
        doneByItself && !current.byHeadings
            ? new Step(told.text(), line, told.command(), false)
            : told;
    boolean below = nesting > 1 && nesting <= MOST_NESTING && byHand[nesting - 1];
    add(below ? new Step(step.text(), line, step.command(), true) : step);
    if (nesting <= MOST_NESTING) {
      byHand[nesting] = below || step.byHand();
    }
  }

  /** The last step holds a command. */
  void command() {
    int last = current.steps.size() - 1;
    if (last >= 0 && (nesting > 0 || current.byHeadings || !interrupted)) {
      Step step = current.steps.get(last);
      current.steps.set(last, new Step(step.text(), step.line(), true, true));
    }
  }

  List<Procedure> finish(SectionCollector sections, int lastLine) {
    close();
    return done.stream()
        .map(
            draft ->
                new Procedure(
                    sections.trailAt(draft.line),
                    draft.line,
                    Math.min(lastLine, Math.max(draft.line, draft.endLine)),
                    draft.steps))
        .toList();
  }

  private void add(Step step) {
    if (current.steps.size() < MOST_STEPS) {
      current.steps.add(step);
    }
    current.endLine = Math.max(current.endLine, step.line());
  }

  private void close() {
    if (current.steps.size() > 1) {
      done.add(current);
    }
    current = new Draft(0, false);
    interrupted = false;
  }

  /** A numbered heading of the first level is the number of the document. */
  private static boolean isNamedStep(String title) {
    return title.toLowerCase(Locale.ROOT).startsWith("step");
  }

  private static Step step(String text, int line) {
    String cut = text.length() <= STEP_TEXT ? text : text.substring(0, STEP_TEXT);
    return new Step(cut, line, false, Imperative.begins(cut));
  }

  /** Whether a heading is a step: "Step 7", "7. Create the account"; "2. Overview" is a numbered section. */
  private static boolean isStep(String title) {
    String lower = title.toLowerCase(Locale.ROOT).strip();
    int at = lower.startsWith("step ") ? 5 : 0;
    int digits = at;
    while (digits < lower.length() && digits < at + 3 && Character.isDigit(lower.charAt(digits))) {
      digits++;
    }
    if (digits == at) {
      return false;
    }
    return at > 0
        || (digits < lower.length() - 1
            && ".)".indexOf(lower.charAt(digits)) >= 0
            && lower.charAt(digits + 1) == ' '
            && Imperative.begins(title));
  }
}
