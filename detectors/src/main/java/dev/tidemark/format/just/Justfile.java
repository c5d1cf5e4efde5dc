package dev.tidemark.format.just;

import dev.tidemark.document.Document;
import java.util.List;
import java.util.Optional;

/** What a justfile says: its recipes in order. */
public record Justfile(List<Recipe> recipes) implements Document {

  public Justfile {
    recipes = List.copyOf(recipes);
  }

  /** A recipe: its name, the recipes that it depends on, and its commands as one script. */
  public record Recipe(String name, List<String> needs, String script, int line) {
    public Recipe {
      needs = List.copyOf(needs);
    }
  }

  public Optional<Recipe> recipe(String name) {
    return recipes.stream().filter(recipe -> recipe.name().equals(name)).findFirst();
  }
}
