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
      })
  void assesses(String seen, String rubrics) {
    List<RubricResult> results =
        new RubricFiles(EvidenceKinds.bundled())
            .read(List.of()).stream()
                .map(
                    rubric ->
                        Measures.judge().judge(rubric, ObservationText.read("", List.of(seen))))
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
