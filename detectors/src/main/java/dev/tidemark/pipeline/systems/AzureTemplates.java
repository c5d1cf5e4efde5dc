package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.repository.RepoPath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The local templates and files of variables that one pipeline uses, and how often it entered one. */
final class AzureTemplates {
  /** Templates entered for one pipeline; Azure itself allows 100 files. */
  private static final int MAX_TEMPLATES = 300;

  private final Landscape landscape;
  private final Set<Pipeline.Inlined> inlined = new LinkedHashSet<>();
  private int entered;

  AzureTemplates(Landscape landscape) {
    this.landscape = landscape;
  }

  /** What was put in its place so far, in that order. */
  List<Pipeline.Inlined> inlined() {
    return List.copyOf(inlined);
  }

  /** What a template holds, which from now on is part of the pipeline. */
  Value enter(Placed<ConfigDocument> file, AzurePlace place, Value use) {
    inlined.add(new Pipeline.Inlined(file.path(), place.file().path(), use.line()));
    return file.document().root().orElseThrow();
  }

  /** Variables as a map or as a list, and those of local files of variables. */
  Map<String, String> variables(Value root, AzurePlace place) {
    Map<String, String> known = new LinkedHashMap<>(Notation.scalars(root, "variables"));
    for (AzureNames.Item item : place.names().items(root.items("variables"))) {
      Value one = item.value();
      Optional<String> template = one.text("template").map(item.names()::fill);
      if (template.isPresent()) {
        local(template.get(), place)
            .filter(file -> refused(file, place).isEmpty())
            .ifPresent(
                file -> {
                  Value other = enter(file, place, one);
                  AzureNames inside = item.names().inside(other, one.at("parameters"));
                  known.putAll(variables(other, place.into(file, inside)));
                });
      } else {
        one.text("value")
            .ifPresent(v -> known.put(one.text("name").orElse(""), item.names().fill(v)));
      }
    }
    return known;
  }

  /** The template of a name, where it is a file of this repository. */
  Optional<Placed<ConfigDocument>> local(String name, AzurePlace place) {
    boolean remote = name.contains("@") && !name.endsWith("@self");
    if (remote) {
      return Optional.empty();
    }
    String path = name.replace("@self", "");
    RepoPath from = path.startsWith("/") ? RepoPath.ROOT : place.file().directory();
    return from.resolve(path.startsWith("/") ? path.substring(1) : path)
        .flatMap(p -> landscape.documents().at(p, ConfigDocument.class))
        .filter(p -> p.document().root().isPresent());
  }

  /** Why a template that is here is not put in; empty when it is. */
  String refused(Placed<ConfigDocument> template, AzurePlace place) {
    return entered++ >= MAX_TEMPLATES ? "depth" : place.refuses(template.path());
  }
}
