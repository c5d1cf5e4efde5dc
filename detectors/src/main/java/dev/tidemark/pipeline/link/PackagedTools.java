package dev.tidemark.pipeline.link;

import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.catalogue.Commands;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tools named by the package that they come in: {@code npx prettier@3}, {@code go run host/x/cmd/tool@v1}. */
final class PackagedTools {
  /** Tools of Go's own tool chain, which work on what Go built. */
  private static final Set<String> OF_GO =
      Set.of(
          "cover",
          "covdata",
          "pprof",
          "compile",
          "link",
          "nm",
          "objdump",
          "trace",
          "test2json",
          "dist");

  private PackagedTools() {}

  /** The same words with the program of a package, which may carry a version. */
  static List<String> unversioned(List<String> words) {
    String written = words.get(0);
    int version = written.lastIndexOf('@');
    String name = version > 0 ? written.substring(0, version) : written;
    String program = name.startsWith("@/") ? name : Commands.KNOWN.programOfPackage(name);
    return program.equals(written) ? words : named(program, words, 1);
  }

  /**
   * The command that {@code go} or {@code nix} only starts, and Cargo's without the tool chain that it names; the words
   * themselves where there is more to it.
   */
  static List<String> inside(List<String> words) {
    if (words.size() < 3) {
      return words;
    }
    return switch (words.get(0)) {
      case "nix" -> ofNix(words);
      case "cargo" -> words.get(1).startsWith("+") ? named("cargo", words, 2) : words;
      default -> ofGo(words);
    };
  }

  /** {@code uv tool run x}, which {@code uvx x} is short for. */
  static boolean isRunByUv(List<String> words) {
    return words.size() > 3 && words.get(1).equals("tool") && words.get(2).equals("run");
  }

  /** The package or file that {@code go run} is given. */
  static String started(List<String> words) {
    int next = afterOptions(words);
    return next < words.size() ? words.get(next) : ".";
  }

  private static int afterOptions(List<String> words) {
    return CommandArguments.operandAt(words, 2, OptionCatalogue.of("go"));
  }

  private static List<String> ofGo(List<String> words) {
    int next = afterOptions(words);
    if (next >= words.size()) {
      return words;
    }
    String what = words.get(next);
    if (words.get(1).equals("tool") && what.equals("vet")) {
      return named("go", words, next); // as it was called before it became a command
    }
    if (words.get(1).equals("tool") && !OF_GO.contains(what) && !what.startsWith("-")) {
      return named(lastPart(what), words, next + 1);
    }
    boolean published = what.indexOf('.') > 0 && what.indexOf('/') > what.indexOf('.');
    return words.get(1).equals("run") && published ? named(lastPart(what), words, next + 1) : words;
  }

  /** The last part of a package's path that is no version. */
  private static String lastPart(String path) {
    String[] parts = path.split("@", 2)[0].split("/", -1);
    String last = parts[parts.length - 1];
    boolean version =
        last.length() > 1 && last.charAt(0) == 'v' && Character.isDigit(last.charAt(1));
    return version && parts.length > 1 ? parts[parts.length - 2] : last;
  }

  private static List<String> ofNix(List<String> words) {
    String verb = words.get(1);
    if (verb.equals("develop") || verb.equals("shell")) {
      for (int i = 2; i + 1 < words.size(); i++) {
        if (Set.of("-c", "--command").contains(words.get(i))) {
          return words.subList(i + 1, words.size());
        }
      }
    }
    if (verb.equals("run")) {
      String what = words.get(2);
      int tool = what.indexOf('#');
      int arguments = words.indexOf("--");
      if (tool > 0 && !what.startsWith(".")) {
        return named(what.substring(tool + 1), words, arguments < 0 ? 3 : arguments + 1);
      }
    }
    return words;
  }

  private static List<String> named(String program, List<String> words, int from) {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(words.subList(from, words.size()));
    return command;
  }
}
