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
  private final AzureRepositories repositories;
  private final Set<Pipeline.Inlined> inlined = new LinkedHashSet<>();
  private int entered;

  AzureTemplates(Landscape landscape, AzureRepositories repositories) {
    this.landscape = landscape;
    this.repositories = repositories;
  }

  /** What was put in its place so far, in that order. */
  List<Pipeline.Inlined> inlined() {
    return List.copyOf(inlined);
  }

  /** What a template holds, which from now on is part of the pipeline. */
  Value enter(AzurePlace.Template template, String name, AzurePlace place, Value use) {
    RepoPath file = template.file().path();
    if (template.nextDoor().isEmpty()) {
      inlined.add(new Pipeline.Inlined(file, place.home(), place.line(use.line())));
    } else if (place.nextDoor().isEmpty()) {
      String repository = template.nextDoor().get().repository().name();
      String version = repositories.version(name);
      inlined.add(new Pipeline.Inlined(file, place.home(), use.line(), repository, version));
    }
    return template.file().document().root().orElseThrow();
  }

  /** Variables as a map or as a list, and those of local files of variables. */
  Map<String, String> variables(Value root, AzurePlace place) {
    Map<String, String> known = new LinkedHashMap<>(Notation.scalars(root, "variables"));
    for (AzureNames.Item item : place.names().items(root.items("variables"))) {
      Value one = item.value();
      Optional<String> template = one.text("template").map(item.names()::fill);
      if (template.isPresent()) {
        find(template.get(), place, one)
            .filter(file -> refused(file, place).isEmpty())
            .ifPresent(
                file -> {
                  Value other = enter(file, template.get(), place, one);
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

  /** The template of a name, where it is a file of this repository or of another one of the checkout. */
  Optional<AzurePlace.Template> find(String name, AzurePlace place, Value use) {
    boolean self = name.endsWith(AzureSteps.SELF);
    if (!self && name.contains("@")) {
      return repositories
          .elsewhere(name, landscape.neighbours())
          .flatMap(other -> nextDoor(other, name, place, use));
    }
    boolean stays = !self && place.nextDoor().isPresent();
    Landscape there = stays ? place.nextDoor().get().repository().landscape() : landscape;
    String path = self ? name.substring(0, name.length() - AzureSteps.SELF.length()) : name;
    boolean fromTop = path.startsWith("/") || (self && place.nextDoor().isPresent());
    RepoPath from = fromTop ? RepoPath.ROOT : place.file().directory();
    return file(there, from, path)
        .map(file -> new AzurePlace.Template(file, stays ? place.nextDoor() : Optional.empty()));
  }

  private Optional<AzurePlace.Template> nextDoor(
      AzureRepositories.Elsewhere other, String name, AzurePlace place, Value use) {
    AzurePlace.NextDoor next =
        new AzurePlace.NextDoor(
            other.repository(),
            repositories.reference(name),
            AzureSteps.given(use, place.names()),
            place.home(),
            place.line(use.line()));
    return file(other.repository().landscape(), RepoPath.ROOT, other.path())
        .map(file -> new AzurePlace.Template(file, Optional.of(next)));
  }

  private static Optional<Placed<ConfigDocument>> file(
      Landscape there, RepoPath from, String path) {
    return from.resolve(path.startsWith("/") ? path.substring(1) : path)
        .flatMap(p -> there.documents().at(p, ConfigDocument.class))
        .filter(p -> p.document().root().isPresent());
  }

  /** Why a template that is here is not put in; empty when it is. */
  String refused(AzurePlace.Template template, AzurePlace place) {
    return entered++ >= MAX_TEMPLATES ? "depth" : place.refuses(template);
  }
}
