package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code run-p build:*}, {@code run-s} and {@code npm-run-all} into the scripts of a package that they name. */
final class ScriptGroups implements Follower {
  private static final Set<String> PROGRAMS =
      Set.of("run-p", "run-s", "npm-run-all", "npm-run-all2");

  /** More scripts than people give one pattern. */
  private static final int MAX_SCRIPTS = 60;

  private static final List<String> PACKAGE = List.of("package.json");

  @Override
  public Optional<Deed> follow(Call call, CommandReader reader) {
    if (!PROGRAMS.contains(call.program())) {
      return Optional.empty();
    }
    Optional<Placed<ConfigDocument>> file =
        call.ground().flatMap(ground -> ground.document(ConfigDocument.class, PACKAGE));
    List<String> scripts =
        file.flatMap(f -> f.document().root()).map(root -> root.pairs("scripts")).stream()
            .flatMap(List::stream)
            .map(Value.Pair::key)
            .toList();
    List<Deed> deeds = new ArrayList<>();
    for (String word : call.words().subList(1, call.words().size())) {
      // What follows in the same word is given to the script.
      String pattern = word.split(" ", 2)[0];
      List<String> meant = word.startsWith("-") ? List.of() : meant(pattern, scripts);
      if (meant.isEmpty() && !word.startsWith("-")) {
        deeds.add(call.with(List.of("npm", "run", pattern)).unresolved("missing"));
      }
      meant.stream()
          .limit(MAX_SCRIPTS)
          .forEach(name -> deeds.addAll(reader.read(call.with(List.of("npm", "run", name)))));
    }
    return Optional.of(call.followed("its scripts", deeds));
  }

  /** In a pattern a colon parts names as a slash parts folders. */
  private static List<String> meant(String pattern, List<String> scripts) {
    PathPattern wanted = PathPattern.of(pattern.replace(':', '/'));
    return scripts.stream().filter(name -> wanted.matches(name.replace(':', '/'))).toList();
  }
}
