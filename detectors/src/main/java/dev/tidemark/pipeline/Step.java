package dev.tidemark.pipeline;

import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;

/**
 * One step of a job.
 *
 * @param name as shown; may be empty
 * @param directory where it works, relative to the repository; empty for the job's
 * @param mayFail its failure does not fail the job
 * @param variables environment variables, where literal
 * @param file where it is written when that is not its job's file
 * @param id what later steps call it by; empty without one
 */
public record Step(
    String name,
    int line,
    Work work,
    String directory,
    Condition condition,
    boolean mayFail,
    Map<String, String> variables,
    Optional<RepoPath> file,
    String id) {

  public Step {
    variables = Map.copyOf(variables);
  }

  /** A step that is written where its job is. */
  public Step(
      String name,
      int line,
      Work work,
      String directory,
      Condition condition,
      boolean mayFail,
      Map<String, String> variables) {
    this(name, line, work, directory, condition, mayFail, variables, Optional.empty(), "");
  }

  public static Step run(String name, int line, Work.Run run) {
    return new Step(name, line, run, "", Condition.ALWAYS, false, Map.of());
  }

  public static Step use(String name, int line, Work.Use use) {
    return new Step(name, line, use, "", Condition.ALWAYS, false, Map.of());
  }

  public Step withMayFail(boolean may) {
    return new Step(name, line, work, directory, condition, may, variables, file, id);
  }

  public Step withCondition(Condition when) {
    return new Step(name, line, work, directory, when, mayFail, variables, file, id);
  }

  public Step withWork(Work other) {
    return new Step(name, line, other, directory, condition, mayFail, variables, file, id);
  }

  public Step withDirectory(String place) {
    return new Step(name, line, work, place, condition, mayFail, variables, file, id);
  }

  public Step withVariables(Map<String, String> literal) {
    return new Step(name, line, work, directory, condition, mayFail, literal, file, id);
  }

  public Step withFile(RepoPath written) {
    return new Step(
        name, line, work, directory, condition, mayFail, variables, Optional.of(written), id);
  }

  public Step withId(String name) {
    return new Step(this.name, line, work, directory, condition, mayFail, variables, file, name);
  }
}
