package dev.tidemark.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.pipeline.PipelineTrees;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container works on is what it is given of the repository. */
class ContainersTest {

  private static String tree(String line) {
    String files =
        """
        -- app/main.tf --
        -- net/main.tf --
        -- .github/workflows/a.yml --
        on: push
        jobs:
          a:
            steps:
              - run: |
                  %s
        """
            .formatted(line);
    return PipelineTrees.tree(files);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          docker run -v "$PWD/app:/data" -w /data x tflint | check lint of app: tflint
          docker container run -v $PWD:/src -w /src/net x terraform validate | check validate of net: terraform
          docker run --volume=$(pwd)/net:/data ghcr.io/terraform-linters/tflint | check lint of net: tflint
          docker run -v $PWD:/src bridgecrew/checkov -d /src/app | check security of app/**: checkov
          docker run --mount type=bind,source=$PWD/app,target=/w -w /w x terraform validate | check validate of app: terraform
          docker run -v ./app:/w x sh -c "cd /w && terraform validate" | check validate of app: terraform
          docker run -v $PWD:/w --entrypoint "" amazon/aws-cli sh -c "terraform -chdir=/w/app validate" | check validate of app: terraform
          docker run -v $HOME/.aws:/root/.aws -v $PWD:/w -w /w x terraform validate | check validate of .: terraform
          docker run -v cache:/w -w /w x terraform validate | check validate of .: terraform
          docker run x "terraform -chdir=app validate && tflint --chdir=net" | check lint of net: tflint
          docker run -v $PWD:/w "$(name=ghcr.io/terraform-linters/tflint pinned)" --chdir=/w/app | check lint of app: tflint
          docker run -v $PWD:/w "$(name=ghcr.io/acme/thing pinned)" lint /w/app | ? lint ./app (unknown command)
          docker run -v $PWD/app:/appl x terraform -chdir=/application validate | check validate: terraform
          """)
  void worksWhereItsFilesAre(String line, String read) {
    assertThat(tree(line)).contains(read.strip());
  }

  @Test
  void anUnknownImageNamedAfterACheckIsUnreadAndLikelyThat() {
    assertThat(tree("docker run -v $PWD:/src someone/tfsec ."))
        .contains("(opaque, likely security)");
    assertThat(tree("docker run -d someone/app .")).contains("sandbox: docker run -d someone/app");
  }

  @Test
  void aMountThatIsNoneIsSurvived() {
    assertThat(tree("docker run -v : --mount source,target= --volume= -w"))
        .contains("1 pipeline, 1 step,");
  }

  private static final String IMAGE =
      """
      -- Dockerfile --
      FROM python AS build
      COPY lost /app/tools
      FROM python
      WORKDIR /app
      COPY --from=build /x /app/x
      COPY --chown=app:app ./ci/tools tools/
      COPY ["ci/one.py", "."]
      COPY
      WORKDIR tools
      -- ci/tools/plan.py --
      import subprocess
      subprocess.run("terraform -chdir=app plan", shell=True, check=True)
      -- ci/one.py --
      import subprocess
      subprocess.run(["terraform", "validate"], check=True)
      -- app/main.tf --
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docker run tool python3 plan.py --all | check plan of app: terraform
          docker run tool python3 /app/one.py | check validate of .: terraform validate
          docker compose run tool python3 plan.py | check plan of app: terraform
          docker run tool python3 one.py | ? python3 one.py (missing)
          docker run tool python3 /app/x/plan.py | ? python3 /app/x/plan.py (
          """)
  void filesOfAnImageAreThoseThatItIsBuiltOf(String line, String read) {
    String files =
        """
        -- compose.yaml --
        services: {tool: {build: .}}
        -- .github/workflows/a.yml --
        on: push
        jobs: {a: {steps: [{run: "%s"}]}}
        """
            .formatted(line);
    assertThat(PipelineTrees.tree(files + IMAGE)).contains(read);
  }
}
