package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks of Maru, and command lines that another program brings. */
class MaruTasksTest {
  private static final String FILES =
      """
      -- tasks.yaml --
      includes:
        - ci: ./ci/tasks.yaml
        - far: https://example.org/tasks.yaml
        - gone: ./gone.yaml
      tasks:
        - name: default
          actions: [{cmd: tflint}]
        - name: plan
          actions:
            - task: ci:check
            - {cmd: terraform plan, dir: app}
        - name: remote
          actions: [{task: far:x}]
        - name: ring
          actions: [{task: ring}]
        - name: ship
          actions: [{cmd: ./uds zarf package deploy x.tar.zst}]
      -- ci/tasks.yaml --
      tasks:
        - name: check
          actions: [{task: own}]
        - name: own
          actions: [{cmd: terraform validate}]
      -- app/main.tf --
      -- main.tf --
      """;

  private static String running(String script) {
    return tree(
        FILES
            + "-- .github/workflows/a.yml --\non: push\njobs:\n  a:\n    steps:\n      - run: "
            + script
            + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uds run                          | check lint of .: tflint",
        "uds run plan --set A=b           | check plan of app: terraform plan",
        "uds run plan                     | check validate of .: terraform validate",
        "uds run ci:own                   | check validate of .: terraform validate",
        "uds run -f ci/tasks.yaml check   | check validate of .: terraform validate",
        "./uds run ship                   | apply release of .: zarf package deploy",
        "uds run remote                   | far:x (remote",
        "uds run ring                     | (cycle",
        "uds run none                     | ? uds run none (missing",
        "uds run gone:x                   | ? uds run gone:x (missing",
        "uds run -f $F/tasks.yaml x       | (dynamic",
        "uds zarf tools kubectl apply -f x | apply release of .: kubectl apply",
        "uds zarf tools kubectl get pods  | kubectl get pods",
        "leverage tf plan                 | check plan of .: terraform plan",
        "leverage tf apply -auto-approve  | apply infrastructure of .: terraform apply",
        "k3s kubectl apply -f x           | apply release of .: kubectl apply",
        "minikube kubectl -- apply -f x   | apply release of .: kubectl apply",
      })
  void follows(String script, String shows) {
    assertThat(running(script)).contains(shows);
  }
}
