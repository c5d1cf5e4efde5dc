package dev.tidemark.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.EvidenceKinds;
import dev.tidemark.cli.vocabulary.RubricFiles;
import dev.tidemark.judgement.RubricResult;
import dev.tidemark.judgement.measure.Measures;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which rubrics a repository is assessed, told by the one thing that is there. */
class WhatRubricsSpeakOfTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "iac.root live/main.tf                                     | iac platform",
        "iac.module modules/vpc/main.tf                            | iac platform",
        "iac.script up.sh purpose=provision                        | iac platform",
        "iac.script setup.sh purpose=workstation-setup             | ''",
        "helm.chart chart/Chart.yaml                               | iac platform",
        "policy.definition policy/deny.rego                        | iac platform",
        // who offers something to others is a platform without infrastructure of its own
        "ci.template .github/workflows/apply.yml                   | platform",
        "catalog.entity catalog-info.yaml                          | platform",
        "selfservice.template template.yaml                        | platform",
        "governance.scorecard checks.yaml                          | platform",
        // who only takes what an organisation offers is not
        "ci.template-use .github/workflows/ci.yml source-kind=organisation | ''",
        "ci.template-use .gitlab-ci.yml source-kind=organisation   | ''",
        "iac.module-use main.tf source-kind=registry               | ''",
        "ci.pipeline .github/workflows/ci.yml purpose=check        | ''",
        "docs.readme README.md                                     | ''",
        "image.build Dockerfile                                    | ''",
        // an application by what its pipelines deliver, of which no platform follows
        "role application; ci.apply .github/workflows/d.yml what=application trigger=commit | iac",
        "role application; ci.apply bin/deploy.sh what=application trigger=local     | ''",
        "role application; ci.apply .github/workflows/d.yml what=application trigger=commit test=true | ''",
        "role application; ci.publish .github/workflows/d.yml what=image trigger=commit | iac",
        "role library; ci.publish .github/workflows/d.yml what=image trigger=commit | ''",
        "role application; ci.publish .github/workflows/d.yml what=package trigger=commit | ''",
        "role application; ci.unresolved .github/workflows/d.yml why=remote likely=[deploy] | iac",
        "role application; ci.unresolved .github/workflows/d.yml why=remote likely=[security] | ''",
      })
  void assesses(String seen, String rubrics) {
    List<RubricResult> results =
        new RubricFiles(EvidenceKinds.bundled())
            .read(List.of()).stream()
                .map(
                    rubric ->
                        Measures.judge()
                            .judge(rubric, ObservationText.read("", List.of(seen.split("; ")))))
                .toList();
    assertThat(
            results.stream()
                .filter(RubricResult::assessed)
                .map(result -> result.rubric().id())
                .sorted()
                .collect(Collectors.toList()))
        .isEqualTo(Arrays.stream(rubrics.split(" ")).filter(id -> !id.isEmpty()).toList());
  }
}
