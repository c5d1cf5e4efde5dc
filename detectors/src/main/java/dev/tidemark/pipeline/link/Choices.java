package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A script or target that a matrix or loop names by turns: {@code make {lint,test}} is followed into each of them, and
 * {@code make test} into each folder that a matrix names. What a script is given by turns stays as it is: one reading
 * serves all of it.
 */
final class Choices {
  /** More choices than a matrix lists by hand. */
  private static final int MAX_CHOICES = 50;

  /** More scripts of one naming than environments that people have. */
  private static final int MAX_FILES = 10;

  /** So much of a script's name must be known, its ending aside, to tell which are meant. Characters. */
  private static final int MIN_KNOWN = 3;

  private static final Set<String> MAKE = Set.of("make", "gmake");
  private static final Set<String> TARGETS = Set.of("make", "gmake", "task", "just");
  private static final Set<String> RUNNERS = Set.of("npm", "yarn", "pnpm", "task", "just");
  private static final Set<String> SHELLS =
      Set.of("bash", "sh", "source", ".", "python", "python3");

  private Choices() {}

  static Optional<Deed> each(Call call, CommandReader reader) {
    List<String> words = call.words();
    int at = place(words);
    if (at < 0) {
      return named(call, reader).or(() -> eachPlace(call, reader));
    }
    return each(call, at, PathPattern.alternatives(words.get(at), MAX_CHOICES), reader);
  }

  /** The scripts that a name may mean of which only a part is known: {@code ./bin/${ENVIRONMENT}_deploy.sh}. */
  private static Optional<Deed> named(Call call, CommandReader reader) {
    List<String> words = call.words();
    int at = SHELLS.contains(Wrappers.name(words.get(0))) && words.size() > 1 ? 1 : 0;
    String written = words.get(at);
    int slash = written.lastIndexOf('/');
    String name = Places.globbed(written.substring(slash + 1));
    String literal = name.replace("*", "");
    boolean partly =
        slash > 0
            && written.indexOf('$', slash) > slash
            && !name.equals("**")
            && literal.substring(0, Math.max(0, literal.lastIndexOf('.'))).length() >= MIN_KNOWN;
    if (!partly) {
      return Optional.empty();
    }
    PathPattern pattern = PathPattern.of(name);
    List<String> files =
        call.ground(call.place(written.substring(0, slash))).stream()
            .flatMap(folder -> folder.landscape().in(folder.path()).stream())
            .map(entry -> entry.path().name())
            .filter(pattern::matches)
            .map(file -> written.substring(0, slash + 1) + file)
            .sorted()
            .toList();
    return files.isEmpty() || files.size() > MAX_FILES
        ? Optional.empty()
        : each(call, at, files, reader);
  }

  private static Optional<Deed> each(
      Call call, int at, List<String> choices, CommandReader reader) {
    List<String> words = call.words();
    List<Deed> deeds = new ArrayList<>();
    for (String choice : choices) {
      List<String> one = new ArrayList<>(words);
      one.set(at, choice);
      deeds.addAll(reader.read(call.with(one)));
    }
    return Optional.of(call.followed("each of " + choices.size(), deeds));
  }

  /** In each folder of a matrix lies another Makefile or script of that name. */
  private static Optional<Deed> eachPlace(Call call, CommandReader reader) {
    String directory = call.state().directory;
    if (!isChoice(directory) || !readsWhatLiesThere(call)) {
      return Optional.empty();
    }
    List<Deed> deeds = new ArrayList<>();
    List<String> places = PathPattern.alternatives(directory, MAX_CHOICES);
    for (String place : places) {
      ShellState there = call.state().copy();
      there.directory = place;
      deeds.addAll(reader.read(call.with(there)));
    }
    return Optional.of(call.followed("in each of " + places.size(), deeds));
  }

  private static boolean readsWhatLiesThere(Call call) {
    String written = call.words().get(0);
    return TARGETS.contains(call.program())
        || written.startsWith("./")
        || written.startsWith("../");
  }

  /** The call for each name that a program may have, where one is a function of the script: {@code run_$COMMAND}. */
  static List<Call> ofFunctions(Call call) {
    List<String> words = call.words();
    if (!isChoice(words.get(0))) {
      return List.of();
    }
    List<String> names = PathPattern.alternatives(words.get(0), MAX_CHOICES);
    boolean one = names.stream().anyMatch(name -> call.state().function(name).isPresent());
    List<Call> calls = new ArrayList<>();
    for (String name : one ? names : List.<String>of()) {
      List<String> named = new ArrayList<>(words);
      named.set(0, name);
      calls.add(call.with(named));
    }
    return calls;
  }

  private static int place(List<String> words) {
    if (isChoice(words.get(0)) && words.get(0).indexOf('/') >= 0) {
      return 0;
    }
    String program = Wrappers.name(words.get(0));
    int named = 0;
    int most =
        SHELLS.contains(program)
            ? 1
            : RUNNERS.contains(program) ? 2 : MAKE.contains(program) ? words.size() : 0;
    for (int i = 1; i < words.size() && named < most; i++) {
      String word = words.get(i);
      boolean names = !word.startsWith("-") && word.indexOf('=') < 0;
      named += names ? 1 : 0;
      if (names && isChoice(word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isChoice(String word) {
    int open = word.indexOf('{');
    int close = word.indexOf('}', Math.max(0, open));
    return open >= 0
        && word.indexOf(',', open) > open
        && close > word.indexOf(',', open)
        && (open == 0 || word.charAt(open - 1) != '$')
        && word.indexOf(' ') < 0
        && word.indexOf('"') < 0;
  }
}
