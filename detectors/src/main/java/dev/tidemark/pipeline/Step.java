package dev.tidemark.pipeline;

import java.util.Map;

/**
 * One step of a job.
 *
 * @param name as shown; may be empty
 * @param directory where it works, relative to the repository; empty for the job's
 * @param mayFail its failure does not fail the job
 * @param variables environment variables, where literal
 */
public record Step(
    String name,
    int line,
    Work work,
    String directory,
    Condition condition,
    boolean mayFail,
    Map<String, String> variables) {

  public Step {
    variables = Map.copyOf(variables);
  }

  public static Step run(String name, int line, Work.Run run) {
    return new Step(name, line, run, "", Condition.ALWAYS, false, Map.of());
  }

  public static Step use(String name, int line, Work.Use use) {
    return new Step(name, line, use, "", Condition.ALWAYS, false, Map.of());
  }

  public Step withMayFail(boolean may) {
    return new Step(name, line, work, directory, condition, may, variables);
  }

  public Step withCondition(Condition when) {
    return new Step(name, line, work, directory, when, mayFail, variables);
  }

  public Step withDirectory(String place) {
    return new Step(name, line, work, place, condition, mayFail, variables);
  }
}
