package dev.tidemark.landscape;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Sketch;
import dev.tidemark.document.Text;
import dev.tidemark.document.TextSketch;
import dev.tidemark.repository.Entry;
import dev.tidemark.repository.RepoPath;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What files are made of as texts, where their documents keep too little to compare them by. */
public final class SketchedTexts {

  /** Longer files were generated or put together. Bytes. */
  private static final long LARGEST = 200_000;

  private final Landscape landscape;

  public SketchedTexts(Landscape landscape) {
    this.landscape = landscape;
  }

  /** What one file is made of; nothing where it cannot be read. */
  public Optional<UnitSource.Sketched> of(UnitSource.Sketched.What what, Entry file) {
    return of(what, file.path(), List.of(file));
  }

  /**
   * What files are made of together; nothing where one of them cannot be read.
   *
   * @param place the file, or the directory that holds them
   */
  public Optional<UnitSource.Sketched> of(
      UnitSource.Sketched.What what, RepoPath place, Collection<Entry> files) {
    Sketch sketch = Sketch.EMPTY;
    TreeSet<String> blobs = new TreeSet<>();
    for (Entry file : files) {
      Optional<Sketch> one = sketch(file);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      sketch = sketch.with(one.get());
      blobs.add(file.blob());
    }
    return sketch.lines() == 0
        ? Optional.empty()
        : Optional.of(new UnitSource.Sketched(what, place, sketch, blobs.stream().toList()));
  }

  private Optional<Sketch> sketch(Entry file) {
    if (file.size() > LARGEST) {
      return Optional.empty();
    }
    try {
      Text text = new Blob(landscape.snapshot().read(file, LARGEST)).text();
      return text.isReadable() ? Optional.of(TextSketch.of(text.value())) : Optional.empty();
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
