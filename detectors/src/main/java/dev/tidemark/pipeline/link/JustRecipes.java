package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.format.just.Justfile;
import dev.tidemark.pipeline.Deed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows {@code just x} into the recipe, which runs where its file lies, and into what it needs. */
final class JustRecipes {
  private static final List<String> FILES = List.of("justfile", ".justfile", "Justfile");

  private static final Set<String> VALUED =
      Set.of("-d", "--working-directory", "-f", "--justfile", "--shell", "--dotenv-path");

  private JustRecipes() {}

  static Optional<Deed> follow(Call call, CommandReader reader) {
    Optional<String> chosen = RunnerOptions.option(call.words(), "-d", "--working-directory");
    String directory = chosen.map(call::place).orElse(call.state().directory);
    Optional<Ground> ground =
        call.ground(directory).flatMap(place -> place.upTo(Justfile.class, FILES));
    String name = name(call.words());
    for (String file : FILES) {
      Optional<Placed<Justfile>> found =
          ground.flatMap(g -> g.document(Justfile.class, List.of(file)));
      Optional<Justfile.Recipe> recipe = found.flatMap(f -> recipe(f.document(), name));
      if (recipe.isPresent()) {
        int up = chosen.isPresent() ? 0 : ground.get().above(call.scope().checkouts(), directory);
        NamedTask task =
            new NamedTask(
                ground.get(),
                found.get().path(),
                recipe.get().name(),
                script(recipe.get()),
                recipe.get().line(),
                RunnerOptions.above(directory, up));
        return Optional.of(task.followed(call, reader));
      }
    }
    return Optional.of(call.unresolved("missing"));
  }

  /** The first word that is no option, no value of one and no variable; empty for the first recipe. */
  private static String name(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (VALUED.contains(word)) {
        i++;
      } else if (!word.startsWith("-") && word.indexOf('=') <= 0) {
        return word;
      }
    }
    return "";
  }

  private static Optional<Justfile.Recipe> recipe(Justfile file, String name) {
    return name.isEmpty() ? file.recipes().stream().findFirst() : file.recipe(name);
  }

  private static String script(Justfile.Recipe recipe) {
    StringBuilder script = new StringBuilder();
    recipe.needs().forEach(need -> script.append("just ").append(need).append('\n'));
    return script
        .append(
            recipe
                .script()
                .replace("{{ just_executable() }}", "just")
                .replace("{{just_executable()}}", "just"))
        .toString();
  }
}
