package dev.tidemark.format.markdown;

import dev.tidemark.format.markdown.MarkdownDocument.Command;
import dev.tidemark.format.yaml.BundledYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command lines of a block of code, when it holds commands. */
final class CommandLines {

  /** Command lines kept of one block. */
  private static final int MOST = 60;

  /** Characters of a command line that are kept. */
  private static final int LONGEST = 300;

  private static final Set<String> SHELLS =
      Set.copyOf(BundledYaml.words("/catalogue/typed.yaml", "shells"));

  private static final Set<String> TOOLS =
      Set.copyOf(BundledYaml.words("/catalogue/typed.yaml", "tools"));

  /** Languages of blocks that may hold commands and may hold anything else. */
  private static final Set<String> PLAIN = Set.of("text", "txt", "plain", "none");

  private static final String PROMPT = "$ ";

  private final boolean shell;
  private final boolean prompts;
  private final List<Command> commands = new ArrayList<>();
  private final StringBuilder open = new StringBuilder();
  private int openLine;

  /**
   * @param shell whether the block says that it is a shell's
   * @param prompts whether its commands stand behind prompts, so that the other lines are what they answer
   */
  private CommandLines(boolean shell, boolean prompts) {
    this.shell = shell;
    this.prompts = prompts;
  }

  static boolean looksLikeCommand(String text) {
    String bare = text.strip();
    return bare.startsWith("./") || (bare.indexOf(' ') > 0 && TOOLS.contains(firstWord(bare)));
  }

  /** The command lines of a block, continued ones joined; none where the language says that it holds no commands. */
  static List<Command> of(String language, String literal, int firstLine) {
    boolean shell = SHELLS.contains(language);
    if (!shell && !language.isEmpty() && !PLAIN.contains(language)) {
      return List.of();
    }
    boolean prompts = literal.startsWith(PROMPT) || literal.contains("\n" + PROMPT);
    CommandLines lines = new CommandLines(shell, prompts);
    int line = firstLine;
    for (String written : literal.split("\n", -1)) {
      lines.take(written.strip(), line++);
    }
    lines.end();
    return lines.commands;
  }

  private void take(String written, int line) {
    if (open.isEmpty()) {
      String command = command(written);
      if (!command.isEmpty()) {
        openLine = line;
        append(command);
      }
    } else {
      append(written);
    }
  }

  /** The command that begins with a line; empty when none does. */
  private String command(String line) {
    boolean prompted = line.startsWith(PROMPT) || line.startsWith("> ");
    String command = prompted ? line.substring(PROMPT.length()).strip() : line;
    boolean taken =
        prompts ? line.startsWith(PROMPT) : shell || prompted || looksLikeCommand(command);
    return taken && !command.startsWith("#") ? command : "";
  }

  private void append(String line) {
    boolean continues = line.endsWith("\\");
    if (open.length() < LONGEST) {
      open.append(continues ? line.substring(0, line.length() - 1) : line);
    }
    if (!continues) {
      end();
    }
  }

  private void end() {
    if (!open.isEmpty() && commands.size() < MOST) {
      String text = open.toString().strip();
      String kept = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
      commands.add(new Command(kept, openLine));
    }
    open.setLength(0);
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }
}
