package dev.tidemark.pipeline;

import dev.tidemark.document.Location;
import dev.tidemark.landscape.Facet;
import dev.tidemark.landscape.Landscape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The shell scripts of the repository, as provisioning sees them. */
public final class Scripts {

  /** Linked once and shared. */
  public static final Facet<List<Script>> FACET = new Facet<>("scripts", Scripts::of);

  private Scripts() {}

  /**
   * A script that changes infrastructure, or calls what does.
   *
   * @param imperative commands that create or change things that nothing declares; none where they only take away
   * @param wraps the declarative tool that it calls; empty without one
   * @param guarded it looks whether the thing is there before it creates it, or its commands do
   * @param called a pipeline comes to run it
   */
  public record Script(
      Location at,
      String tool,
      List<String> imperative,
      String wraps,
      boolean guarded,
      boolean called) {
    public Script {
      imperative = List.copyOf(imperative);
    }
  }

  private static List<Script> of(Landscape landscape) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    List<Script> found = new ArrayList<>();
    for (LinkedPipeline linked : pipelines.all()) {
      if (linked.pipeline().system().equals("shell")) {
        found.add(script(linked, pipelines));
      }
    }
    return found;
  }

  private static Script script(LinkedPipeline linked, Pipelines pipelines) {
    Set<String> imperative = new LinkedHashSet<>();
    String tool = "";
    String wraps = "";
    boolean looks = false;
    boolean once = false;
    boolean makes = false;
    for (Performed deed : Performed.of(linked)) {
      boolean own = deed.via().isEmpty();
      boolean changes = deed.is(Meaning.Act.APPLY) || deed.is(Meaning.Act.DESTROY);
      if (changes && own && deed.meaning().has("imperative")) {
        imperative.add(named(deed.deed().words()));
        makes |= deed.is(Meaning.Act.APPLY);
        once |= !deed.meaning().has("repeatable");
        tool = tool.isEmpty() ? deed.meaning().tool() : tool;
      } else if (changes && wraps.isEmpty()) {
        wraps = deed.meaning().tool();
      }
      looks |= deed.is(Meaning.Act.REPORT);
    }
    Location at = linked.pipeline().location();
    return new Script(
        at,
        tool.isEmpty() ? "shell" : tool,
        makes ? List.copyOf(imperative) : List.of(),
        wraps,
        looks || (!imperative.isEmpty() && !once),
        pipelines.calls(at.path()));
  }

  private static String named(List<String> words) {
    return String.join(" ", words.stream().filter(word -> !word.startsWith("-")).limit(3).toList());
  }
}
