package dev.tidemark.link.documents;

import dev.tidemark.format.markdown.MarkdownDocument.Command;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An apply of declared code that a page tells its readers to type: one for each passage and tool.
 *
 * @param directory where it is typed, as far as the page says
 * @param command the part of the line that applies
 */
public record TypedApply(
    Passage passage, RepoPath directory, String tool, String command, int line) {

  /** Those of all pages, in the order of the pages. */
  public static final Facet<List<TypedApply>> ALL = new Facet<>("typed-applies", TypedApply::find);

  /** What an apply is typed as: the tool, and one of its words. */
  private record Apply(String tool, List<String> commands, List<String> words) {
    /** What follows the tool's name in a command, with the blank before it; empty where another tool is called. */
    Optional<String> argumentsOf(String command) {
      return commands.stream()
          .filter(name -> command.startsWith(name + " "))
          .findFirst()
          .map(name -> command.substring(name.length()));
    }

    boolean isSaidBy(String arguments) {
      return words.isEmpty()
          || words.stream()
              .anyMatch(
                  word -> arguments.contains(" " + word + " ") || arguments.endsWith(" " + word));
    }
  }

  private static final List<Apply> APPLIES =
      BundledYaml.root("/catalogue/definitions.yaml").items("applies").stream()
          .map(
              row ->
                  new Apply(row.text("tool").orElse(""), row.texts("commands"), row.texts("words")))
          .toList();

  private static List<TypedApply> find(Landscape landscape) {
    List<TypedApply> found = new ArrayList<>();
    for (Passage passage : landscape.facet(Passage.ALL)) {
      found.addAll(in(passage, landscape));
    }
    return List.copyOf(found);
  }

  private static Collection<TypedApply> in(Passage passage, Landscape landscape) {
    Map<String, TypedApply> byTool = new LinkedHashMap<>();
    RepoPath directory = passage.page().directory();
    for (Command command : passage.commands()) {
      for (String part : parts(command.text())) {
        directory = entered(landscape, directory, part);
        Optional<String> tool = tool(landscape, directory, part);
        if (tool.isPresent()) {
          byTool.putIfAbsent(
              tool.get(), new TypedApply(passage, directory, tool.get(), part, command.line()));
        }
      }
    }
    return byTool.values();
  }

  /** Whether its headings or its words name production. */
  public boolean speaksOfProduction() {
    return (passage.trail() + " " + command).toLowerCase(Locale.ROOT).contains("prod");
  }

  /** Whether it is typed in a directory or names it. */
  public boolean names(RepoPath wanted) {
    return directory.equals(wanted)
        || List.of(command.split(" ", 40)).stream()
            .map(word -> word.substring(word.indexOf('=') + 1))
            .filter(word -> word.indexOf('/') >= 0)
            .anyMatch(
                word ->
                    directory.resolve(word).filter(wanted::equals).isPresent()
                        || RepoPath.ROOT.resolve(word).filter(wanted::equals).isPresent());
  }

  private static List<String> parts(String command) {
    List<String> parts = new ArrayList<>();
    for (String part : command.split("&&|;|\\|", 8)) {
      String bare = part.strip();
      for (String before : List.of("sudo ", "time ", "$ ")) {
        bare = bare.startsWith(before) ? bare.substring(before.length()) : bare;
      }
      int wrapped = bare.startsWith("aws-vault exec") ? bare.indexOf(" -- ") : -1;
      parts.add(wrapped < 0 ? bare : bare.substring(wrapped + 4));
    }
    return parts;
  }

  private static RepoPath entered(Landscape landscape, RepoPath directory, String command) {
    if (!command.startsWith("cd ")) {
      return directory;
    }
    String to = command.substring(3).strip();
    return directory
        .resolve(to)
        .filter(landscape::hasAny)
        .or(() -> RepoPath.ROOT.resolve(to).filter(landscape::hasAny))
        .orElse(directory);
  }

  private static Optional<String> tool(Landscape landscape, RepoPath directory, String command) {
    for (Apply apply : APPLIES) {
      Optional<String> arguments = apply.argumentsOf(command);
      if (arguments.isPresent()) {
        return arguments
            .filter(apply::isSaidBy)
            .filter(given -> isDeclaredHere(landscape, directory, apply.tool(), given))
            .map(given -> apply.tool());
      }
    }
    return Optional.empty();
  }

  /** A chart or manifest from elsewhere is no code that is declared here. */
  private static boolean isDeclaredHere(
      Landscape landscape, RepoPath directory, String tool, String arguments) {
    if (arguments.contains("--dry-run")) {
      return false;
    }
    if (!tool.equals("helm") && !tool.equals("kubectl")) {
      return true;
    }
    return Stream.of(arguments.split(" ", 40))
        .filter(word -> word.contains("/") || word.contains("."))
        .flatMap(
            word -> Stream.of(directory, RepoPath.ROOT).flatMap(at -> at.resolve(word).stream()))
        .anyMatch(landscape::hasAny);
  }
}
