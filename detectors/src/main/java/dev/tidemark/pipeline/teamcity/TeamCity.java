package dev.tidemark.pipeline.teamcity;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.format.kotlin.KotlinScript;
import dev.tidemark.format.kotlin.KotlinScript.Node;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Condition;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Translator;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * TeamCity's Kotlin settings, as far as they say what they build without being run: build types as the jobs of one
 * pipeline, in the order of their dependencies. What functions put together is named as unread.
 */
@AutoService(Translator.class)
public final class TeamCity implements Translator {
  private static final String SYSTEM = "teamcity";
  private static final Set<String> MAKES = Set.of("BuildType", "buildType", "Template", "template");

  @Override
  public String system() {
    return SYSTEM;
  }

  @Override
  public void translate(Landscape landscape, Consumer<Pipeline> sink) {
    Map<String, List<Placed<KotlinScript>>> projects = new TreeMap<>();
    for (Placed<KotlinScript> file : landscape.documents().inForce(KotlinScript.class)) {
      String path = file.path().value();
      int end = ("/" + path).indexOf("/.teamcity/");
      projects.computeIfAbsent(path.substring(0, end), k -> new ArrayList<>()).add(file);
    }
    projects.values().forEach(files -> new Reading(files).pipeline().ifPresent(sink));
  }

  /** A build type and the file that it stands in. */
  record Found(Node node, RepoPath file) {}

  /** One project's files while its build types are gathered. */
  private static final class Reading {
    private final List<Placed<KotlinScript>> files;
    private final Map<String, Found> types = new LinkedHashMap<>();
    private final Map<String, Node> templates = new LinkedHashMap<>();
    private final Functions functions = new Functions();

    Reading(List<Placed<KotlinScript>> files) {
      this.files = files;
      for (Placed<KotlinScript> file : files) {
        file.document().nodes().forEach(node -> gather(node, file.path()));
      }
      for (Placed<KotlinScript> file : files) {
        file.document().nodes().forEach(node -> derived(node, file.path()));
      }
    }

    /** An object of a class that is a build type or a template here: it is that, with more. */
    private void derived(Node node, RepoPath file) {
      Found base = types.get(node.name());
      Node template = templates.get(node.name());
      if (!node.id().isEmpty() && base != null) {
        types.putIfAbsent(node.id(), new Found(joined(base.node(), node), base.file()));
      } else if (!node.id().isEmpty() && template != null) {
        templates.putIfAbsent(node.id(), joined(template, node));
      }
      if (base == null && template == null && !node.name().equals("fun")) {
        node.body().forEach(inside -> derived(inside, file));
      }
    }

    private static Node joined(Node base, Node own) {
      List<Node> body = new ArrayList<>(base.body());
      body.addAll(own.body());
      return new Node(
          base.name(), own.id(), own.texts(), own.words(), body, own.line(), own.textLine());
    }

    private void gather(Node node, RepoPath file) {
      if (node.name().equals("fun")) {
        functions.define(node);
        return;
      }
      boolean made = MAKES.contains(node.name()) && !node.body().isEmpty();
      if (made && node.name().toLowerCase(java.util.Locale.ROOT).equals("template")) {
        templates.put(id(node), node);
      } else if (made) {
        types.putIfAbsent(id(node), new Found(node, file));
      } else {
        node.body().forEach(inside -> gather(inside, file));
      }
    }

    private static String id(Node type) {
      String told = type.child("id").map(Node::text).orElse("");
      String named = type.textOf("name");
      return !type.id().isEmpty()
          ? type.id()
          : !told.isEmpty() ? told : named.isEmpty() ? "build " + type.line() : named;
    }

    Optional<Pipeline> pipeline() {
      if (types.isEmpty() && functions.unread(MAKES).isEmpty()) {
        return Optional.empty();
      }
      Placed<KotlinScript> main = main();
      Map<String, List<Trigger>> starts = new LinkedHashMap<>();
      types.forEach((id, found) -> starts.put(id, BuildTypes.triggers(found.node(), templates)));
      Set<Trigger> all = new LinkedHashSet<>();
      List<Job> jobs = new ArrayList<>();
      for (Map.Entry<String, Found> entry : types.entrySet()) {
        Set<Trigger> own = triggers(entry.getKey(), starts);
        all.addAll(own);
        RepoPath file = entry.getValue().file();
        jobs.add(
            new BuildTypes(templates, functions)
                .job(entry.getKey(), entry.getValue().node(), types.keySet())
                .withCondition(new Condition.Own(List.copyOf(own)))
                .withFile(Optional.of(file).filter(f -> !f.equals(main.path()))));
      }
      return Optional.of(
          new Pipeline(
              SYSTEM,
              main.path().value(),
              Pipeline.Kind.PIPELINE,
              main.at(1),
              List.copyOf(all),
              jobs,
              Map.of(),
              unread()));
    }

    private Placed<KotlinScript> main() {
      return files.stream()
          .filter(f -> f.path().lowerName().equals("settings.kts"))
          .findFirst()
          .orElse(files.get(0));
    }

    /** What starts a build type: what starts it or one that runs it first, else a person. */
    private Set<Trigger> triggers(String id, Map<String, List<Trigger>> starts) {
      Set<Trigger> own = new LinkedHashSet<>();
      for (String dependant : dependants(id)) {
        own.addAll(starts.get(dependant));
      }
      if (own.isEmpty()) {
        own.add(Trigger.of(Trigger.Kind.DISPATCH));
      }
      return own;
    }

    private List<Pipeline.Unread> unread() {
      return functions.unread(MAKES).stream()
          .map(f -> new Pipeline.Unread("fun " + f.id(), "dynamic", f.line()))
          .toList();
    }

    /** A build type, and all that run it before themselves: what starts them starts it. */
    private Set<String> dependants(String id) {
      Set<String> found = new LinkedHashSet<>(List.of(id));
      boolean grown = true;
      while (grown) {
        grown = false;
        for (Map.Entry<String, Found> other : types.entrySet()) {
          List<String> needs = BuildTypes.needs(other.getValue().node());
          if (needs.stream().anyMatch(found::contains) && found.add(other.getKey())) {
            grown = true;
          }
        }
      }
      return found;
    }
  }
}
