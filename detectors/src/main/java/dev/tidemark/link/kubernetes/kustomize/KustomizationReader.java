package dev.tidemark.link.kubernetes.kustomize;

import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.kubernetes.kustomize.Kustomization.Reference;
import dev.tidemark.link.kubernetes.kustomize.Kustomization.Use;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one kustomization file and resolves what it refers to. */
final class KustomizationReader {
  private final Landscape landscape;
  private final RepoPath file;
  private final Value.Mapping body;
  private final List<Reference> directories = new ArrayList<>();
  private final List<Reference> files = new ArrayList<>();
  private final List<RepoPath> patches = new ArrayList<>();
  private final List<Value> inline = new ArrayList<>();
  private final List<Reference> remotes = new ArrayList<>();
  private final List<Reference> missing = new ArrayList<>();

  KustomizationReader(Landscape landscape, RepoPath file, Value.Mapping body) {
    this.landscape = landscape;
    this.file = file;
    this.body = body;
  }

  Kustomization read(Origin origin) {
    for (String field : List.of("resources", "bases", "crds")) {
      body.items(field).forEach(item -> take(item, Use.RESOURCE));
    }
    body.items("components").forEach(item -> take(item, Use.COMPONENT));
    for (String field : List.of("patchesStrategicMerge", "patches", "patchesJson6902")) {
      body.items(field).forEach(this::takePatch);
    }
    boolean component = body.text("kind").orElse("").equals("Component");
    return new Kustomization(
        file, component, origin, body, directories, files, patches, inline, remotes, missing);
  }

  private void take(Value item, Use use) {
    String written = item.text().orElse("");
    if (written.isEmpty()) {
      return;
    }
    Optional<RepoPath> target = file.parent().resolve(written);
    if (isRemote(written) || target.isEmpty()) {
      remotes.add(new Reference(written, RepoPath.ROOT, item.line(), use));
    } else if (landscape.hasFile(target.get())) {
      files.add(new Reference(written, target.get(), item.line(), use));
    } else if (landscape.hasAny(target.get())) {
      directories.add(new Reference(written, target.get(), item.line(), use));
    } else if (written.indexOf('{') < 0 && written.indexOf('$') < 0) {
      missing.add(new Reference(written, target.get(), item.line(), use));
    }
  }

  private void takePatch(Value item) {
    Optional<String> path = item.text("path").or(item::text);
    boolean isPath =
        path.isPresent() && path.get().indexOf('\n') < 0 && path.get().indexOf(':') < 0;
    if (!isPath) {
      inline.add(item);
      return;
    }
    Optional<RepoPath> target = file.parent().resolve(path.get());
    if (target.isPresent() && landscape.hasFile(target.get())) {
      patches.add(target.get());
    } else if (target.isPresent()) {
      missing.add(new Reference(path.get(), target.get(), item.line(), Use.PATCH));
    }
  }

  /** Whether kustomize would fetch it: a URL, or a host followed by a path with {@code ?ref} or {@code //}. */
  private static boolean isRemote(String written) {
    String first = written.substring(0, Math.max(0, written.indexOf('/')));
    return written.contains("://")
        || written.startsWith("git@")
        || written.contains("?ref=")
        || (!written.startsWith(".") && written.contains("//"))
        || isHost(first);
  }

  /** Names of letters, digits and dashes with dots between them. */
  private static boolean isHost(String text) {
    return text.indexOf('.') > 0
        && !text.endsWith(".")
        && !text.contains("..")
        && text.chars()
            .allMatch(
                c -> c == '.' || c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
}
