package dev.tidemark.pipeline.systems;

import dev.tidemark.document.Placed;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Neighbours;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the reading stands: the file, what its names stand for, and the files that led here.
 *
 * @param nextDoor the other repository of the checkout that the file is of; empty for this one
 */
record AzurePlace(
    Placed<ConfigDocument> file,
    AzureNames names,
    List<RepoPath> via,
    Optional<NextDoor> nextDoor) {
  /** How deep templates may stand in templates. */
  private static final int MAX_DEPTH = 8;

  /**
   * Another repository whose template is put in.
   *
   * @param reference as this repository's pipeline names the template
   * @param given to it there
   * @param file of this repository, which uses it
   * @param line where it does
   */
  record NextDoor(
      Neighbours.Neighbour repository,
      String reference,
      Map<String, String> given,
      RepoPath file,
      int line) {
    RepoPath shown(RepoPath path) {
      return RepoPath.of(repository.name() + "/" + path);
    }
  }

  /** A template that was found, with the other repository that it is of. */
  record Template(Placed<ConfigDocument> file, Optional<NextDoor> nextDoor) {
    private RepoPath shown() {
      return nextDoor.map(next -> next.shown(file.path())).orElse(file.path());
    }
  }

  AzurePlace with(AzureNames known) {
    return new AzurePlace(file, known, via, nextDoor);
  }

  AzurePlace into(Template next, AzureNames known) {
    List<RepoPath> longer = new ArrayList<>(via);
    longer.add(new Template(file, nextDoor).shown());
    return new AzurePlace(next.file(), known, longer, next.nextDoor());
  }

  /** Why a template must not be entered once more; empty when it may. */
  String refuses(Template next) {
    RepoPath path = next.shown();
    boolean again = via.contains(path) || path.equals(new Template(file, nextDoor).shown());
    return again ? "cycle" : via.size() >= MAX_DEPTH ? "depth" : "";
  }

  /** The file of this repository that what is written here counts for. */
  RepoPath home() {
    return nextDoor.map(NextDoor::file).orElse(file.path());
  }

  /** The line of that file. */
  int line(int written) {
    return nextDoor.map(NextDoor::line).orElse(written);
  }

  /**
   * Steps that are written here as this repository's pipeline has them: those of another repository as one that leads there,
   * for each condition under which several of them run. What is checked out stays a step of the job.
   */
  List<Step> told(List<Step> steps) {
    if (nextDoor.isEmpty()) {
      return steps;
    }
    List<Step> told = new ArrayList<>();
    List<Step> together = new ArrayList<>();
    for (Step step : steps) {
      boolean ready = step.work() instanceof Work.NextDoor || isCheckout(step);
      if (!together.isEmpty() && (ready || !step.condition().equals(together.get(0).condition()))) {
        told.add(leading(together));
        together.clear();
      }
      if (ready) {
        told.add(at(step));
      } else {
        together.add(step);
      }
    }
    if (!together.isEmpty()) {
      told.add(leading(together));
    }
    return told;
  }

  private static boolean isCheckout(Step step) {
    return step.work() instanceof Work.Use use && use.kind() == Work.Use.Kind.STEP;
  }

  private Step leading(List<Step> steps) {
    NextDoor next = nextDoor.orElseThrow();
    Work.NextDoor work =
        new Work.NextDoor(
            next.reference(), next.given(), next.repository().name(), file.path(), steps);
    return at(new Step("", 0, work, "", steps.get(0).condition(), false, Map.of()));
  }

  private Step at(Step step) {
    return new Step(
        step.name(),
        line(step.line()),
        step.work(),
        step.directory(),
        step.condition(),
        step.mayFail(),
        step.variables(),
        step.file(),
        step.id());
  }
}
