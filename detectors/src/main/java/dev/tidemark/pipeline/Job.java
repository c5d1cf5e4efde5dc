package dev.tidemark.pipeline;

import java.util.List;
import java.util.Map;

/**
 * Steps that run in one place, one after another.
 *
 * @param needs ids of the jobs that come before it
 * @param matrix values by name, where they are literal; an empty list of values where they are not
 * @param serial whether the jobs of the matrix run one after another, in order
 * @param environment where it delivers to; empty when not said
 * @param manual a person starts it or confirms it within a run that something else started
 * @param mayFail its failure does not fail the pipeline
 * @param permissions what its token may write: {@code id-token}
 * @param variables environment variables, where literal
 * @param directory where its steps work unless they say otherwise
 */
public record Job(
    String id,
    String name,
    int line,
    List<String> needs,
    Map<String, List<String>> matrix,
    boolean serial,
    String environment,
    boolean manual,
    Condition condition,
    boolean mayFail,
    List<String> permissions,
    Map<String, String> variables,
    String image,
    String directory,
    List<Step> steps) {

  public Job {
    needs = List.copyOf(needs);
    matrix = Map.copyOf(matrix);
    permissions = List.copyOf(permissions);
    variables = Map.copyOf(variables);
    steps = List.copyOf(steps);
  }

  /** A job of an id with steps, and everything else as if nothing were said. */
  public static Job of(String id, int line, List<Step> steps) {
    return new Job(
        id,
        id,
        line,
        List.of(),
        Map.of(),
        false,
        "",
        false,
        Condition.ALWAYS,
        false,
        List.of(),
        Map.of(),
        "",
        "",
        steps);
  }

  public Job withNeeds(List<String> jobs) {
    return new Job(
        id,
        name,
        line,
        jobs,
        matrix,
        serial,
        environment,
        manual,
        condition,
        mayFail,
        permissions,
        variables,
        image,
        directory,
        steps);
  }

  public Job withEnvironment(String target) {
    return new Job(
        id,
        name,
        line,
        needs,
        matrix,
        serial,
        target,
        manual,
        condition,
        mayFail,
        permissions,
        variables,
        image,
        directory,
        steps);
  }

  public Job withManual(boolean confirmed) {
    return new Job(
        id,
        name,
        line,
        needs,
        matrix,
        serial,
        environment,
        confirmed,
        condition,
        mayFail,
        permissions,
        variables,
        image,
        directory,
        steps);
  }

  public Job withCondition(Condition when) {
    return new Job(
        id,
        name,
        line,
        needs,
        matrix,
        serial,
        environment,
        manual,
        when,
        mayFail,
        permissions,
        variables,
        image,
        directory,
        steps);
  }

  public Job withMayFail(boolean may) {
    return new Job(
        id,
        name,
        line,
        needs,
        matrix,
        serial,
        environment,
        manual,
        condition,
        may,
        permissions,
        variables,
        image,
        directory,
        steps);
  }

  public Job withVariables(Map<String, String> literal) {
    return new Job(
        id,
        name,
        line,
        needs,
        matrix,
        serial,
        environment,
        manual,
        condition,
        mayFail,
        permissions,
        literal,
        image,
        directory,
        steps);
  }

  public Job withImage(String container) {
    return new Job(
        id,
        name,
        line,
        needs,
        matrix,
        serial,
        environment,
        manual,
        condition,
        mayFail,
        permissions,
        variables,
        container,
        directory,
        steps);
  }
}
