package dev.tidemark.format.recipe;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;

/** What is the same of formats that read recipes: a tool's resources, line by line, and the commands among them. */
interface RecipeFormat extends Format {

  @Override
  default int version() {
    return 1;
  }

  @Override
  default int precedence() {
    return 10;
  }

  @Override
  default Reading read(Blob blob) {
    return blob.text().isReadable()
        ? Reading.of(recipe(blob.text().value()))
        : Reading.unreadable(blob.text());
  }

  /** What a text declares. */
  Recipe recipe(String text);
}
