package dev.tidemark.pipeline.catalogue;

import dev.tidemark.document.Value;
import dev.tidemark.pipeline.Meaning;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue of command lines: {@code catalogue/commands.yaml}. */
public final class Commands {
  private static final String FILE = "commands.yaml";

  /** Loaded once; immutable. */
  public static final Commands KNOWN = new Commands(CatalogueFile.load(FILE));

  private final Map<String, List<Row>> byProgram = new HashMap<>();

  private final Cmdlets cmdlets = new Cmdlets();

  private final List<Row> rows;
  private final Set<String> valueFlags;
  private final Set<String> plain;
  private final Set<String> open;
  private final Map<String, String> programOfImage = new LinkedHashMap<>();
  private final Map<String, Wrapper> wrappers = new HashMap<>();
  private final Set<String> wrapperValueFlags;
  private final Map<String, String> programOfPackage = new HashMap<>();
  private final Map<String, List<Same>> same = new HashMap<>();

  /** Words that a command line begins with where it is another program's. */
  private record Same(List<String> begins, String program) {}

  private Commands(Value root) {
    rows = CatalogueFile.rows(FILE, root);
    for (Row row : rows) {
      if (Cmdlets.areNamedBy(row)) {
        cmdlets.add(row);
      } else {
        row.names().forEach(n -> byProgram.computeIfAbsent(n, k -> new ArrayList<>()).add(row));
      }
    }
    valueFlags = new HashSet<>(root.at("value-flags").map(Value::texts).orElse(List.of()));
    plain = new HashSet<>();
    root.at("nothing")
        .map(Value::texts)
        .orElse(List.of())
        .forEach(line -> plain.addAll(List.of(line.split(" +"))));
    open = Set.of(root.text("open").orElse("").split(" ", -1));
    for (Value.Pair image : root.pairs("images")) {
      image.value().text().ifPresent(program -> programOfImage.put(image.key(), program));
    }
    for (Value row : root.items("wrappers")) {
      Wrapper wrapper = Wrapper.read(row);
      List.of(row.text("run").orElse("").split(" "))
          .forEach(program -> wrappers.put(program, wrapper));
    }
    for (Value.Pair named : root.pairs("packages")) {
      named.value().text().ifPresent(program -> programOfPackage.put(named.key(), program));
    }
    for (Value.Pair line : root.pairs("same")) {
      List<String> begins = List.of(line.key().split(" "));
      Same is = new Same(begins, line.value().text().orElseThrow());
      same.computeIfAbsent(begins.get(0), k -> new ArrayList<>()).add(is);
    }
    wrapperValueFlags = Set.copyOf(root.texts("wrapper-value-flags"));
  }

  List<Row> rows() {
    return rows;
  }

  /** Whether a program is known to mean nothing here: {@code echo}, {@code jq}. */
  public boolean isPlain(String program) {
    return plain.contains(program);
  }

  /** Whether any row speaks of a program. */
  public boolean knows(String program) {
    return byProgram.containsKey(program)
        || plain.contains(program)
        || !cmdlets.of(program).isEmpty();
  }

  /** The program that a package of npm brings: the one called like it, without its scope, where no other is known. */
  public String programOfPackage(String name) {
    String program = programOfPackage.get(name);
    boolean scoped = name.startsWith("@") && name.indexOf('/') > 0;
    return program != null ? program : scoped ? name.substring(name.indexOf('/') + 1) : name;
  }

  /** How a program runs the one that it is given, where it does nothing else. */
  public Optional<Wrapper> wrapper(String program) {
    return Optional.ofNullable(wrappers.get(program));
  }

  /**
   * The command line of the program that another one brings: {@code k3s kubectl get x} is {@code kubectl get x}. The words
   * themselves where there is none.
   *
   * @param program the bare name of the first of the words
   */
  public List<String> brought(String program, List<String> words) {
    for (Same is : same.getOrDefault(program, List.of())) {
      int length = is.begins().size();
      if (words.size() >= length
          && words.subList(1, length).equals(is.begins().subList(1, length))) {
        List<String> other = new ArrayList<>(List.of(is.program()));
        boolean dashes = words.size() > length && words.get(length).equals("--");
        other.addAll(words.subList(dashes ? length + 1 : length, words.size()));
        return other;
      }
    }
    return words;
  }

  /** Whether the value of a wrapper's option is the next word. */
  public boolean isWrapperValueFlag(String option) {
    return wrapperValueFlags.contains(option);
  }

  /** Whether what no row says of a program may change anything: command lines of clouds. */
  public boolean isOpen(String program) {
    return open.contains(program);
  }

  /** The program that a container image starts, for images of known tools. */
  public Optional<String> programOf(String image) {
    String name = imageName(image);
    return Optional.ofNullable(programOfImage.get(name))
        .or(() -> Optional.ofNullable(programOfImage.get(name.substring(name.indexOf('/') + 1))));
  }

  private static String imageName(String image) {
    String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  /** What a command does; empty when no row speaks of it. */
  public Optional<Match> match(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    for (Row row : byProgram.getOrDefault(words.get(0), List.of())) {
      Optional<Match> match = matchArguments(row, words);
      if (match.isPresent()) {
        return match;
      }
    }
    if (words.get(0).indexOf('-') > 0) {
      for (Row row : cmdlets.of(words.get(0))) {
        Optional<Match> match = matchArguments(row, words);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether and how one row speaks of a command. */
  Optional<Match> match(Row row, List<String> words) {
    String program = words.get(0);
    boolean named = row.names().contains(program) || cmdlets.of(program).contains(row);
    return named ? matchArguments(row, words) : Optional.empty();
  }

  /** Likewise, where the row is about the program that stands first. */
  private Optional<Match> matchArguments(Row row, List<String> words) {
    int next = 1;
    for (String wanted : row.words()) {
      next = afterFlags(words, next);
      if (next >= words.size() || (!wanted.equals("*") && !isOneOf(wanted, words.get(next)))) {
        return Optional.empty();
      }
      next++;
    }
    List<String> flags = words.subList(1, words.size());
    for (List<String> group : row.with()) {
      if (firstOf(group, flags) == null) {
        return Optional.empty();
      }
    }
    if (firstOf(row.without(), flags) != null) {
      return Optional.empty();
    }
    if (!row.from().isEmpty() && !isTaken(row.from(), words, next)) {
      return Optional.empty();
    }
    String soft = firstOf(row.softWith(), flags);
    return Optional.of(
        places(row, words, next, soft == null ? row.meaning().detail("soft") : soft));
  }

  /** The first of some arguments with which no check of a program fails; empty where there is none. */
  public String softened(String program, List<String> arguments) {
    return byProgram.getOrDefault(program, List.of()).stream()
        .filter(row -> row.meaning().is(Meaning.Act.CHECK))
        .flatMap(row -> Stream.ofNullable(firstOf(row.softWith(), arguments)))
        .findFirst()
        .orElse("");
  }

  private int afterFlags(List<String> words, int from) {
    int next = from;
    while (next < words.size() && words.get(next).startsWith("-")) {
      next += valueFlags.contains(words.get(next)) ? 2 : 1;
    }
    return next;
  }

  private static boolean isOneOf(String wanted, String word) {
    if (wanted.indexOf('|') < 0 && wanted.indexOf('*') < 0) {
      return wanted.equals(word);
    }
    for (String choice : wanted.split("\\|", -1)) {
      if (choice.endsWith("*")
          ? word.startsWith(choice.substring(0, choice.length() - 1))
          : choice.equals(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether something is copied from a place of the kind that is named to one of another kind: a download. */
  private boolean isTaken(String from, List<String> words, int firstArgument) {
    int first = afterFlags(words, firstArgument);
    return first + 1 < words.size()
        && words.get(first).startsWith(from)
        && words.stream().skip(first + 1).noneMatch(w -> w.startsWith(from) || mayBeAnywhere(w));
  }

  /** Whether a word may turn out to be the address of a place; a folder made for the time being is none. */
  private static boolean mayBeAnywhere(String word) {
    return word.startsWith("$") && !word.startsWith("$(mktemp");
  }

  /** The first of some flags that a command has. */
  private static @Nullable String firstOf(List<String> wanted, List<String> flags) {
    for (String flag : wanted) {
      if (has(flags, flag)) {
        return flag;
      }
    }
    return null;
  }

  private static boolean has(List<String> words, String flag) {
    int space = flag.indexOf(' ');
    if (space > 0) { // a flag with its value as the next word
      for (int i = 0; i + 1 < words.size(); i++) {
        if (words.get(i).equals(flag.substring(0, space))
            && words.get(i + 1).equals(flag.substring(space + 1))) {
          return true;
        }
      }
      return words.contains(flag.replace(' ', '='));
    }
    for (String word : words) {
      if (is(word, flag)) {
        return true;
      }
    }
    return false;
  }

  /** Go's flags are written with one dash or two; a flag that is told to be off is none. */
  private static boolean is(String word, String flag) {
    int star = flag.indexOf('*');
    if (star >= 0) {
      return isLike(word, flag, star);
    }
    if (flag.endsWith(":")) { // how a place is named: docker-archive:app.tar
      return word.startsWith(flag);
    }
    boolean oneDash = flag.length() > 2 && flag.charAt(0) == '-' && flag.charAt(1) != '-';
    String written = oneDash && word.startsWith("--") ? word.substring(1) : word;
    return written.equals(flag)
        || (written.startsWith(flag)
            && written.length() > flag.length()
            && written.charAt(flag.length()) == '='
            && !written.endsWith("=false")
            && !written.endsWith("=none"));
  }

  /** Whether a word begins and ends as a pattern with one star does, or holds what stands between its two. */
  private static boolean isLike(String word, String pattern, int star) {
    int last = pattern.lastIndexOf('*');
    if (last == star) {
      return word.length() >= pattern.length() - 1
          && word.startsWith(pattern.substring(0, star))
          && word.endsWith(pattern.substring(star + 1));
    }
    int middle = word.indexOf(pattern.substring(star + 1, last), star);
    return word.startsWith(pattern.substring(0, star))
        && middle >= 0
        && word.length() - middle >= pattern.length() - star - 2
        && word.endsWith(pattern.substring(last + 1));
  }

  private Match places(Row row, List<String> words, int firstArgument, String soft) {
    List<String> places = new ArrayList<>();
    for (String place : row.places()) {
      if (place.equals("args")) {
        continue;
      }
      for (int i = 1; i < words.size(); i++) {
        if (words.get(i).startsWith(place + "=")) {
          places.add(words.get(i).substring(place.length() + 1));
        } else if (words.get(i).equals(place) && i + 1 < words.size()) {
          places.add(words.get(i + 1));
        }
      }
    }
    boolean named = !places.isEmpty();
    if (!named && row.places().contains("args")) {
      int next = firstArgument;
      while ((next = afterFlags(words, next)) < words.size()) {
        places.add(words.get(next++));
      }
    }
    return new Match(row.meaning(), places, named, soft);
  }
}
