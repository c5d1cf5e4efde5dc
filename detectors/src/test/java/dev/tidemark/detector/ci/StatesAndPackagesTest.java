package dev.tidemark.detector.ci;

import dev.tidemark.fixtures.DetectorTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to a store: a package is published, the state of a tool is only put back. */
class StatesAndPackagesTest {
  private static String put(String file) {
    return """
        -- ci/pipeline.yml --
        resources:
          - {name: src, type: git, source: {uri: "https://example.org/a.git"}}
          - {name: store, type: s3, source: {bucket: store}}
        jobs:
          - name: go
            plan:
              - {get: src, trigger: true}
              - {put: store, params: {file: "%s"}}
        """
        .formatted(file);
  }

  private static String copied(String file) {
    return """
        -- .github/workflows/go.yml --
        on: {push: {}}
        jobs:
          go:
            runs-on: ubuntu-latest
            steps:
              - run: aws s3 cp %s s3://store/
        """
        .formatted(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/shop.tfstate", "env/director-state.json", "state.json"})
  void aStateIsPutBack(String file) {
    DetectorTester.of(new CiPublishes()).given(put(file)).seesNothing();
    DetectorTester.of(new CiPublishes()).given(copied(file)).seesNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/shop.tgz", "out/tfstate.zip", "out/estate.json", "[[", ""})
  void anythingElseIsPublished(String file) {
    DetectorTester.of(new CiPublishes())
        .given(put(file))
        .sees(
            "ci.publish ci/pipeline.yml:8 pipeline=pipeline.yml system=concourse tool=s3"
                + " trigger=commit triggers=[push] what=package");
  }
}
