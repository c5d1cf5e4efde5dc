package dev.tidemark.pipeline.link;

import dev.tidemark.document.Placed;
import dev.tidemark.format.just.Justfile;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.catalogue.OptionCatalogue;
import java.util.List;
import java.util.Optional;

/** Follows {@code just x} into the recipe, which runs where its file lies, and into what it needs. */
final class JustRecipes {
  private static final List<String> FILES = List.of("justfile", ".justfile", "Justfile");

  private JustRecipes() {}

  static Optional<Deed> follow(Call call, CommandReader reader) {
    CommandArguments arguments = CommandArguments.read(call.words(), 1, OptionCatalogue.of("just"));
    Optional<String> chosen = arguments.value("-d", "--working-directory");
    String directory = chosen.map(call::place).orElse(call.state().directory);
    Optional<Ground> ground =
        call.ground(directory).flatMap(place -> place.upTo(Justfile.class, FILES));
    String name = name(arguments);
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

  /** The first operand that is no variable; empty for the first recipe. */
  private static String name(CommandArguments arguments) {
    return arguments.operands().stream()
        .filter(word -> word.indexOf('=') <= 0)
        .findFirst()
        .orElse("");
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
