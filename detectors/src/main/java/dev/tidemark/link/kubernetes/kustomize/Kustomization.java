package dev.tidemark.link.kubernetes.kustomize;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;

/**
 * One kustomization file: what it takes in, what it changes, and what it would take in but is not here.
 *
 * @param file the file
 * @param component whether it is a Component, which only serves others
 * @param origin whose the file is
 * @param body the whole file
 * @param directories directories of this repository that it takes in as resources, bases or components, in the file's order
 * @param files files of this repository that it takes in as resources
 * @param patches files of this repository that patch what it takes in
 * @param inline patches written in the file itself
 * @param remotes what it takes in from elsewhere, with line
 * @param missing references that lead nowhere in this commit
 */
public record Kustomization(
    RepoPath file,
    boolean component,
    Origin origin,
    Value.Mapping body,
    List<Reference> directories,
    List<Reference> files,
    List<RepoPath> patches,
    List<Value> inline,
    List<Reference> remotes,
    List<Reference> missing) {

  public Kustomization {
    directories = List.copyOf(directories);
    files = List.copyOf(files);
    patches = List.copyOf(patches);
    inline = List.copyOf(inline);
    remotes = List.copyOf(remotes);
    missing = List.copyOf(missing);
  }

  /** The directory that the file makes applicable. */
  public RepoPath directory() {
    return file.parent();
  }

  /**
   * A reference to a resource, base or component.
   *
   * @param written as written
   * @param target where it leads in this repository; the root where it leads elsewhere
   */
  public record Reference(String written, RepoPath target, int line, Use use) {}

  /** How a reference is used. */
  public enum Use {
    RESOURCE,
    COMPONENT,
    PATCH
  }

  /** The images that it sets: name with tag or digest, as one text a piece. */
  public List<String> images() {
    List<String> images = new ArrayList<>();
    for (Value image : body.items("images")) {
      String name = image.text("newName").or(() -> image.text("name")).orElse("");
      image.text("digest").ifPresent(digest -> images.add(name + "@" + digest));
      if (image.text("digest").isEmpty()) {
        image.text("newTag").ifPresent(tag -> images.add(name + ":" + tag));
      }
    }
    return images;
  }
}
