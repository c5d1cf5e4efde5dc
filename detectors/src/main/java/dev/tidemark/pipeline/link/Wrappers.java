package dev.tidemark.pipeline.link;

import dev.tidemark.format.shell.Shells;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import dev.tidemark.pipeline.catalogue.Wrapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Programs that only run another one: {@code sudo}, {@code env X=Y}, {@code aws-vault exec p --}, {@code docker run}. */
final class Wrappers {
  /** The shell's own words before a command. */
  private static final Set<String> BEFORE =
      Set.of("time", "exec", "command", "builtin", "then", "do", "else");

  private Wrappers() {}

  /** The command inside, if the first word only runs it; the words themselves otherwise. */
  static List<String> unwrap(List<String> words) {
    List<String> at = words;
    for (int round = 0; round < 8; round++) {
      List<String> inner = once(at);
      if (inner.equals(at) || inner.isEmpty()) {
        return at;
      }
      at = inner;
    }
    return at;
  }

  /** {@code $(which x)} and {@code $(command -v x)} are the program that they look for. */
  static List<String> located(List<String> words) {
    String program = words.get(0);
    for (String search : List.of("$(which ", "$(command -v ", "`which ")) {
      if (program.startsWith(search) && program.indexOf('$', 1) < 0) {
        List<String> named = new ArrayList<>(words);
        String sought = program.substring(search.length(), program.length() - 1).strip();
        named.set(
            0, sought.split(" ", 2)[0]); // what follows it only hides errors, or looks further
        return named;
      }
    }
    return words;
  }

  private static List<String> once(List<String> words) {
    String program = name(words.get(0));
    if (BEFORE.contains(program)) {
      return skipOptions(program.equals("time") ? untold(words) : words, 1);
    }
    return switch (program) {
      case "go", "nix", "cargo" -> PackagedTools.inside(words);
      case "uv" ->
          PackagedTools.isRunByUv(words)
              ? PackagedTools.unversioned(skipOptions(words, 3))
              : inside(words);
      case "timeout", "gtimeout" -> withoutFirst(skipOptions(words, 1), words);
      case "flock" -> locked(words);
      case "find" -> after(words, Math.max(words.indexOf("-exec"), words.indexOf("-execdir")));
      case "python", "python3" -> isModule(words) ? words.subList(2, words.size()) : words;
      case "retry" -> {
        List<String> rest = skipOptions(words, 1);
        boolean times = rest.get(0).chars().allMatch(Character::isDigit);
        yield times ? withoutFirst(rest, rest) : rest;
      }
      default -> inside(words);
    };
  }

  private static List<String> inside(List<String> words) {
    String program = name(words.get(0));
    return Commands.KNOWN
        .wrapper(program)
        .map(wrapper -> inside(wrapper, words))
        .orElseGet(() -> Commands.KNOWN.brought(program, words));
  }

  /** What {@code flock} runs behind the file that it locks; nothing where it locks what is open. */
  private static List<String> locked(List<String> words) {
    int command = CommandArguments.operandAt(words, 1, OptionCatalogue.of("flock")) + 1;
    boolean script = command + 1 < words.size() && words.get(command).equals("-c");
    if (script) {
      return List.of("bash", "-c", words.get(command + 1));
    }
    return command < words.size() ? words.subList(command, words.size()) : words;
  }

  /** {@code python -m x}; a module that is called {@code build} is called like anybody's function. */
  private static boolean isModule(List<String> words) {
    return words.size() > 2 && words.get(1).equals("-m") && !words.get(2).equals("build");
  }

  /** What a program of the catalogue runs. */
  private static List<String> inside(Wrapper wrapper, List<String> words) {
    if (wrapper.fetches()) {
      return PackagedTools.unversioned(skipOptions(words, 1));
    }
    if (wrapper.dashes()) {
      return after(words, words.indexOf("--"));
    }
    return wrapper.behind().isEmpty() ? skipOptions(words, 1) : behindWord(wrapper, words);
  }

  private static List<String> behindWord(Wrapper wrapper, List<String> words) {
    if (words.size() <= 2 || !wrapper.behind().contains(words.get(1))) {
      return words;
    }
    int dashes = words.indexOf("--");
    if (dashes > 0 && dashes + 1 < words.size() && !wrapper.own()) {
      return after(words, dashes);
    }
    List<String> rest = skipOptions(words, 2);
    return wrapper.names() ? withoutFirst(rest, rest) : rest;
  }

  /** The words after a place; all of them where it is none or the last. */
  private static List<String> after(List<String> words, int place) {
    return place > 0 && place + 1 < words.size() ? words.subList(place + 1, words.size()) : words;
  }

  private static List<String> withoutFirst(List<String> words, List<String> otherwise) {
    return words.size() > 1 ? words.subList(1, words.size()) : otherwise;
  }

  /** {@code time} without the options that say how it tells what it measured, and where: these take a word. */
  private static List<String> untold(List<String> words) {
    List<String> rest = new ArrayList<>(words.subList(0, 1));
    rest.addAll(
        words.subList(
            CommandArguments.operandAt(words, 1, OptionCatalogue.of("time")), words.size()));
    return rest;
  }

  private static List<String> skipOptions(List<String> words, int from) {
    int next = from;
    while (next < words.size()) {
      String word = words.get(next);
      boolean option = word.startsWith("-") && word.length() > 1;
      boolean assignment =
          word.indexOf('=') > 0 && word.indexOf('/') != 0 && Character.isLetter(word.charAt(0));
      if (!option && !assignment) {
        break;
      }
      boolean value =
          (Commands.KNOWN.isWrapperValueFlag(word) || isCluster(word, 'I'))
              && (next + 2 < words.size() || isNumber(words, next + 1));
      next += value ? 2 : 1;
    }
    return next < words.size() ? words.subList(next, words.size()) : words;
  }

  /** Whether a word is a number, which no program is called by: {@code xargs -n 1} alone runs {@code echo}. */
  private static boolean isNumber(List<String> words, int at) {
    return at < words.size() && words.get(at).chars().allMatch(Character::isDigit);
  }

  /** Short options in one word, of which the last takes a value: {@code xargs -tI %}. */
  private static boolean isCluster(String word, char last) {
    return word.length() > 2
        && word.charAt(0) == '-'
        && word.charAt(1) != '-'
        && word.charAt(word.length() - 1) == last;
  }

  /** The script of {@code bash -c '…'} and {@code eval '…'}. */
  static Optional<String> inlineScript(List<String> words) {
    String program = words.get(0);
    boolean prints = words.size() > 1 && Set.of("echo", "printf").contains(words.get(1));
    if (program.equals("eval") && prints) {
      return Optional.empty(); // how a variable is read whose name another one holds
    }
    if (program.equals("eval") && words.size() > 1) {
      return Optional.of(String.join(" ", words.subList(1, words.size())));
    }
    int run = Math.max(words.indexOf("--run"), words.indexOf("--command"));
    if (program.equals("nix-shell") && run > 0 && run + 1 < words.size()) {
      return Optional.of(words.get(run + 1));
    }
    if (!isShell(program)) {
      return Optional.empty();
    }
    for (int i = 1; i + 1 < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-") && !word.startsWith("--") && word.endsWith("c")) {
        return Optional.of(words.get(i + 1));
      }
      if (!isShellOption(words, i)) {
        return Optional.empty(); // a file, whose own options follow
      }
    }
    return Optional.empty();
  }

  /** The options that a shell is started with; none for another program. */
  static List<String> shellOptions(List<String> words) {
    if (!isShell(words.get(0))) {
      return List.of();
    }
    int end = 1;
    while (end < words.size() && isShellOption(words, end)) {
      end++;
    }
    return words.subList(1, end);
  }

  /** A shell by its name, or as it lies in every system. */
  private static boolean isShell(String program) {
    return Shells.isShell(program) || program.equals("/bin/bash") || program.equals("/bin/sh");
  }

  private static boolean isShellOption(List<String> words, int at) {
    String word = words.get(at);
    String before = words.get(at - 1);
    boolean named = before.startsWith("-") && !before.startsWith("--") && before.endsWith("o");
    return word.startsWith("-") || word.startsWith("+") || named;
  }

  /** The script file that a shell is given, and its arguments. */
  static Optional<List<String>> scriptFile(List<String> words) {
    String program = words.get(0);
    boolean shell = isShell(program) || program.equals("source") || program.equals(".");
    if (shell) {
      int file = 1 + (isShell(program) ? shellOptions(words).size() : 0);
      boolean text =
          file >= words.size()
              || words.get(file).startsWith("<")
              || words.get(file).startsWith("$(");
      return text ? Optional.empty() : Optional.of(words.subList(file, words.size()));
    }
    boolean path =
        program.startsWith("./")
            || program.startsWith("../")
            || program.startsWith("@")
            || (program.contains("/")
                && !program.startsWith("/")
                && !program.startsWith("~")
                && !program.startsWith("$"));
    return path || program.endsWith(".sh") ? Optional.of(words) : Optional.empty();
  }

  /** A program's bare name. */
  static String name(String program) {
    boolean printed =
        (program.startsWith("$(") && program.endsWith(")")) || program.startsWith("`");
    if (printed || (program.startsWith("${") && program.endsWith("}"))) {
      return program; // what another command prints, or a part of a variable
    }
    String last = program.substring(program.lastIndexOf('/') + 1);
    if (last.startsWith("python3.") && last.chars().skip(8).allMatch(Character::isDigit)) {
      return "python3"; // the same program in a version of its own
    }
    return last.endsWith(".exe")
        ? last.substring(0, last.length() - 4).toLowerCase(Locale.ROOT)
        : last;
  }
}
