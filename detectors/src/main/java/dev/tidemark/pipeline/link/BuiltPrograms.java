package dev.tidemark.pipeline.link;

import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.shell.ShellScript;
import dev.tidemark.format.shell.Word;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The source of a program in JavaScript that a build puts together: {@code dist/index.js} out of {@code src/main.ts}. */
final class BuiltPrograms {
  /** Folders that builds write to, by the usage of compilers and bundlers. */
  private static final Set<String> OUTPUT = Set.of("dist", "build", "lib", "out", "output");

  private static final List<String> ENDINGS = List.of(".ts", ".mts", ".cts", ".js", ".mjs");

  /** Bundlers that are given the source they begin with, with the word that stands before it. */
  private static final List<List<String>> BUNDLERS =
      List.of(
          List.of("ncc", "build"), List.of("esbuild"), List.of("tsup"), List.of("bun", "build"));

  private static final List<String> PACKAGE = List.of("package.json");

  private BuiltPrograms() {}

  /** The file that a program was built from, where the repository holds it. */
  static Optional<Ground> source(Ground built) {
    RepoPath file = built.path();
    if (!Set.of("js", "mjs", "cjs").contains(file.extension())) {
      return Optional.empty();
    }
    Optional<Ground> compiled = inPlace(built);
    if (compiled.isPresent()) {
      return compiled;
    }
    Ground beside = new Ground(built.landscape(), built.repository(), file.parent());
    Optional<Ground> home = beside.upTo(ConfigDocument.class, PACKAGE);
    if (home.isEmpty()) {
      return Optional.empty();
    }
    RepoPath top = home.get().path();
    List<String> candidates = new ArrayList<>(bundled(home.get()));
    candidates.removeIf(source -> !file.name().startsWith("index.") && !isNamedLike(source, file));
    candidates.addAll(compiled(top, file));
    return candidates.stream()
        .flatMap(path -> top.resolve(path).stream())
        .filter(path -> built.landscape().hasFile(path) && !path.equals(file))
        .findFirst()
        .map(path -> new Ground(built.landscape(), built.repository(), path));
  }

  /** What a compiler that is told no folder for its output reads: the file of the same name beside it. */
  private static Optional<Ground> inPlace(Ground built) {
    RepoPath file = built.path();
    String bare = file.name().substring(0, file.name().lastIndexOf('.'));
    return built.landscape().hasFile(file)
        ? Optional.empty()
        : List.of(".ts", ".mts", ".cts").stream()
            .flatMap(ending -> file.parent().resolve(bare + ending).stream())
            .filter(built.landscape()::hasFile)
            .findFirst()
            .map(path -> new Ground(built.landscape(), built.repository(), path));
  }

  /** What the scripts of a package give to a bundler, where that is one file. */
  private static List<String> bundled(Ground home) {
    List<String> sources = new ArrayList<>();
    home.document(ConfigDocument.class, PACKAGE)
        .flatMap(file -> file.document().root())
        .ifPresent(
            root ->
                root.pairs("scripts").stream()
                    .flatMap(script -> script.value().text().stream())
                    .flatMap(line -> ShellScript.read(line).commands().stream())
                    .map(command -> command.words().stream().map(Word::raw).toList())
                    .flatMap(words -> given(words).stream())
                    .distinct()
                    .forEach(sources::add));
    return sources.size() == 1 ? sources : List.of();
  }

  private static boolean isNamedLike(String source, RepoPath built) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    return name.split("\\.", 2)[0].equals(built.name().split("\\.", 2)[0]);
  }

  private static Optional<String> given(List<String> words) {
    return BUNDLERS.stream()
        .filter(
            start -> words.size() > start.size() && words.subList(0, start.size()).equals(start))
        .flatMap(start -> words.stream().skip(start.size()))
        .filter(word -> !word.startsWith("-") && ENDINGS.stream().anyMatch(word::endsWith))
        .findFirst();
  }

  /** The sources around a folder of output that lies among them: {@code tools/build/x.js} of {@code tools/x.ts}. */
  private static List<String> besideOutput(List<String> parts) {
    List<String> around = new ArrayList<>(parts);
    return around.removeIf(OUTPUT::contains) && around.size() == parts.size() - 1
        ? ENDINGS.stream()
            .map(ending -> String.join("/", around).replaceFirst("\\.[a-z]+$", ending))
            .toList()
        : List.of();
  }

  /** The places that a compiler may have read it from: without the folder of the output, and below {@code src}. */
  private static List<String> compiled(RepoPath top, RepoPath file) {
    String below = top.isRoot() ? file.value() : file.value().substring(top.value().length() + 1);
    List<String> parts = List.of(below.split("/", -1));
    if (!OUTPUT.contains(parts.get(0))) {
      return besideOutput(parts);
    }
    List<String> found = new ArrayList<>();
    for (int i = 1; i < parts.size(); i++) {
      String tail = String.join("/", parts.subList(i, parts.size()));
      if (i > 1 && tail.indexOf('/') < 0) {
        break; // any program may be called so
      }
      String bare = tail.substring(0, tail.lastIndexOf('.'));
      ENDINGS.forEach(ending -> found.add("src/" + bare + ending));
      ENDINGS.forEach(ending -> found.add(bare + ending));
    }
    if (file.name().startsWith("index.")) { // as GitHub's own template of an action has it
      ENDINGS.forEach(ending -> found.add("src/main" + ending));
    }
    return found;
  }
}
