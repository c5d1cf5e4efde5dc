package dev.tidemark.pipeline.link;

import dev.tidemark.format.dockerfile.Dockerfile;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/** Files of the repository by the paths that they have in an image that is built from it. */
final class CopiedFiles {
  private final Dockerfile image;
  private final Ground context;

  /**
   * Those of one image.
   *
   * @param context the folder that it is built in
   */
  CopiedFiles(Dockerfile image, Ground context) {
    this.image = image;
    this.context = context;
  }

  /** The words of a command in the image, files of the repository among them named by their place there. */
  List<String> outside(List<String> words) {
    return words.stream().map(word -> source(word).orElse(word)).toList();
  }

  private Optional<String> source(String word) {
    boolean plain = word.indexOf('$') < 0 && word.indexOf('*') < 0 && !word.startsWith("-");
    if (!plain || word.indexOf('.') < 0 || isHere(word)) {
      return Optional.empty();
    }
    String bare = word.startsWith("./") ? word.substring(2) : word;
    String slash = image.directory().endsWith("/") ? "" : "/";
    String path = bare.startsWith("/") ? bare : image.directory() + slash + bare;
    return image.copies().stream()
        .flatMap(copy -> copy.sources().stream().flatMap(from -> inside(path, from, copy).stream()))
        .findFirst();
  }

  /** The place of a path of the image among the files of one source: a file, or what lies in a folder. */
  private Optional<String> inside(String path, String source, Dockerfile.Copy copy) {
    String name = source.substring(source.lastIndexOf('/') + 1);
    String target = copy.target();
    Optional<RepoPath> place =
        context.path().resolve(source.startsWith("/") ? "." + source : source);
    boolean file = place.filter(context.landscape()::hasFile).isPresent();
    if (file) {
      boolean same = path.equals(target.endsWith("/") ? target + name : target);
      return same ? place.map(found -> "@/" + found) : Optional.empty();
    }
    String folder = target.endsWith("/") ? target : target + "/";
    return path.startsWith(folder)
        ? place
            .flatMap(found -> found.resolve(path.substring(folder.length())))
            .filter(context.landscape()::hasFile)
            .map(found -> "@/" + found)
        : Optional.empty();
  }

  private boolean isHere(String word) {
    return context.path().resolve(word).filter(context.landscape()::hasFile).isPresent();
  }
}
