package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Location;
import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.object.KubernetesObject;
import dev.tidemark.link.kubernetes.object.KubernetesObjects;
import dev.tidemark.pipeline.Trigger;
import dev.tidemark.pipeline.Trigger.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The runs that event listeners of Tekton start, by the templates that their triggers name. */
final class TektonListeners {
  private static final String GROUP = "triggers.tekton.dev";

  /**
   * Runs that an event starts.
   *
   * @param runs the runs of the template
   * @param location where the template is written
   */
  record Start(List<Value> runs, Location location, List<Trigger> triggers) {
    Start {
      runs = List.copyOf(runs);
      triggers = List.copyOf(triggers);
    }
  }

  private TektonListeners() {}

  static List<Start> of(KubernetesObjects objects) {
    Map<String, Value> named = new TreeMap<>();
    objects
        .inForce(GROUP, "Trigger")
        .forEach(trigger -> trigger.spec().ifPresent(spec -> named.put(trigger.name(), spec)));
    Map<String, List<Trigger>> starts = new HashMap<>();
    for (KubernetesObject listener : objects.inForce(GROUP, "EventListener")) {
      List<Value> triggers = new ArrayList<>(listener.body().items("spec", "triggers"));
      listener
          .body()
          .items("spec", "triggerGroups")
          .forEach(g -> triggers.addAll(g.items("triggers")));
      if (triggers.isEmpty()) {
        triggers.addAll(named.values()); // chosen by labels
      }
      for (Value trigger : triggers) {
        Value written =
            Optional.ofNullable(named.get(trigger.text("triggerRef").orElse(""))).orElse(trigger);
        String template =
            written.text("template", "ref").or(() -> written.text("template", "name")).orElse("");
        starts.computeIfAbsent(template, k -> new ArrayList<>()).addAll(events(written));
      }
    }
    List<Start> found = new ArrayList<>();
    for (KubernetesObject template : objects.inForce(GROUP, "TriggerTemplate")) {
      List<Trigger> triggers =
          starts.getOrDefault(template.name(), List.of(Trigger.of(Kind.UPSTREAM))).stream()
              .distinct()
              .toList();
      List<Value> runs =
          new ArrayList<>(template.body().items("spec", "resourcetemplates"))
              .stream()
                  .filter(run -> run.text("apiVersion").orElse("").startsWith(Tekton.GROUP + "/"))
                  .toList();
      found.add(new Start(runs, template.location(), triggers));
    }
    return found;
  }

  private static List<Trigger> events(Value trigger) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<String> branches = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    Set<Kind> filtered = EnumSet.noneOf(Kind.class);
    for (Value interceptor : trigger.items("interceptors")) {
      List<Value> places = new ArrayList<>();
      List.of("github", "gitlab", "bitbucket", "cel")
          .forEach(n -> interceptor.at(n).ifPresent(places::add));
      List<String> types = new ArrayList<>();
      String filter = "";
      for (Value place : places) {
        types.addAll(place.texts("eventTypes"));
        filter = place.text("filter").orElse(filter);
      }
      for (Value parameter : interceptor.items("params")) {
        String name = parameter.text("name").orElse("");
        if (name.equals("eventTypes")) {
          types.addAll(parameter.texts("value"));
        } else if (name.equals("filter")) {
          filter = parameter.text("value").orElse(filter);
        }
      }
      types.forEach(type -> kinds.add(kind(type)));
      filtered.addAll(TektonAnnotations.ofExpression(filter, branches, paths));
    }
    if (kinds.isEmpty()) {
      kinds.addAll(filtered.isEmpty() ? Set.of(Kind.UPSTREAM) : filtered);
    }
    return kinds.stream()
        .map(k -> new Trigger(k, k == Kind.PUSH ? branches : List.of(), List.of(), ""))
        .toList();
  }

  private static Kind kind(String type) {
    String text = type.toLowerCase(Locale.ROOT);
    if (text.contains("tag")) {
      return Kind.TAG;
    }
    if (text.contains("pull") || text.contains("merge") || text.startsWith("pr:")) {
      return Kind.CHANGE_REQUEST;
    }
    if (text.contains("comment") || text.contains("note")) {
      return Kind.COMMENT;
    }
    if (text.contains("release")) {
      return Kind.RELEASE;
    }
    return text.contains("push") || text.contains("refs_changed") ? Kind.PUSH : Kind.UPSTREAM;
  }
}
