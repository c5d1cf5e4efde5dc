package dev.tidemark.format.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A task that a program's file offers by a name: a session of nox, a task of Invoke or Rake, a target of Mage. Files are
 * cut by the indentation that formatters give them; nothing of them is run.
 *
 * @param name as people call it
 * @param kind what marks it: a decorator, {@code task}, {@code func}
 * @param needs what runs before it
 * @param text what it does
 * @param line where that begins
 */
public record CodedTask(String name, String kind, List<String> needs, String text, int line) {

  public CodedTask {
    needs = List.copyOf(needs);
  }

  /** Functions of Python that bear a decorator, each named as the decorator says or as the function is. */
  public static List<CodedTask> ofPython(String text) {
    List<CodedTask> found = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    StringBuilder decorators = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("@") || (decorators.length() > 0 && isOpen(decorators))) {
        decorators.append(line.strip()).append('\n');
      } else if (line.startsWith("def ") && decorators.length() > 0) {
        int end = i + 1;
        while (end < lines.length && !isTop(lines[end])) {
          end++;
        }
        String marks = decorators.toString();
        String own = line.substring(4).split("[( ]", 2)[0];
        found.add(
            new CodedTask(
                argument(marks, "name").orElse(own),
                marks,
                listed(marks, "pre"),
                String.join("\n", List.of(lines).subList(i + 1, end)),
                i + 2));
        decorators.setLength(0);
      } else if (isTop(line)) {
        decorators.setLength(0);
      }
    }
    return found;
  }

  private static boolean isOpen(StringBuilder text) {
    return text.chars().filter(c -> c == '(').count() > text.chars().filter(c -> c == ')').count();
  }

  /** Whether a line is code of the file itself; a signature's closing bracket belongs to the function. */
  private static boolean isTop(String line) {
    return !line.isBlank()
        && !Character.isWhitespace(line.charAt(0))
        && "#)".indexOf(line.charAt(0)) < 0;
  }

  /** A text that a decorator gives by name. */
  private static Optional<String> argument(String marks, String name) {
    int at = marks.indexOf(name + "=");
    if (at < 0 || at + name.length() + 1 >= marks.length()) {
      return Optional.empty();
    }
    char quote = marks.charAt(at + name.length() + 1);
    int from = at + name.length() + 2;
    int end = marks.indexOf(quote, from);
    return (quote == '"' || quote == '\'') && end > 0
        ? Optional.of(marks.substring(from, end))
        : Optional.empty();
  }

  private static List<String> listed(String marks, String name) {
    int at = marks.indexOf(name + "=[");
    int end = at < 0 ? -1 : marks.indexOf(']', at);
    return end < 0 ? List.of() : words(marks.substring(at + name.length() + 2, end));
  }

  private static List<String> words(String text) {
    return List.of(text.split("[^A-Za-z0-9_:.-]+")).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Tasks of a Rakefile, with their namespaces before their names. */
  public static List<CodedTask> ofRuby(String text) {
    List<CodedTask> found = new ArrayList<>();
    List<String> spaces = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      int indent = lines[i].length() - lines[i].stripLeading().length();
      while (!depths.isEmpty() && line.equals("end") && depths.get(depths.size() - 1) == indent) {
        depths.remove(depths.size() - 1);
        spaces.remove(spaces.size() - 1);
      }
      if (line.startsWith("namespace ")) {
        spaces.add(words(line.substring(10)).stream().findFirst().orElse("").replace(":", ""));
        depths.add(indent);
      } else if (line.startsWith("task ")
          || line.startsWith("task(")
          || line.startsWith("multitask ")) {
        String head = line.substring(line.startsWith("multitask") ? 10 : 5);
        int end = i + 1;
        while (line.contains(" do") && end < lines.length && !isEnd(lines[end], indent)) {
          end++;
        }
        String body =
            line.contains(" do") ? String.join("\n", List.of(lines).subList(i + 1, end)) : "";
        found.add(ruby(head, spaces, body, i + 2));
      }
    }
    return found;
  }

  private static boolean isEnd(String line, int indent) {
    return line.strip().equals("end") && line.length() - line.stripLeading().length() <= indent;
  }

  private static CodedTask ruby(String head, List<String> spaces, String body, int line) {
    String written = head.split("\\bdo\\b", 2)[0];
    List<String> words = new ArrayList<>();
    for (String word : words(written)) {
      String bare = word.startsWith(":") ? word.substring(1) : word;
      words.add(bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare);
    }
    String name = words.isEmpty() ? "" : words.get(0);
    boolean needs = written.contains("=>") || written.strip().startsWith(name + ":");
    String full = spaces.isEmpty() ? name : String.join(":", spaces) + ":" + name;
    return new CodedTask(
        full,
        "task",
        needs && words.size() > 1 ? words.subList(1, words.size()) : List.of(),
        body,
        line);
  }

  /** Functions of Go, and methods as {@code Type:Name}. */
  public static List<CodedTask> ofGo(String text) {
    List<CodedTask> found = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].startsWith("func ")) {
        continue;
      }
      int end = i;
      while (end < lines.length && !lines[end].startsWith("}")) {
        end++;
      }
      String head = lines[i].substring(5);
      String of = "";
      if (head.startsWith("(")) {
        int close = head.indexOf(')');
        List<String> receiver = words(head.substring(0, Math.max(0, close)));
        of = receiver.isEmpty() ? "" : receiver.get(receiver.size() - 1) + ":";
        head = head.substring(Math.min(head.length(), close + 1)).strip();
      }
      String name = (of + head.split("[(\\[]", 2)[0]).toLowerCase(Locale.ROOT);
      List<String> all = List.of(lines).subList(i, Math.min(lines.length, end + 1));
      found.add(new CodedTask(name, "func", List.of(), String.join("\n", all), i + 1));
      i = end;
    }
    return found;
  }
}
