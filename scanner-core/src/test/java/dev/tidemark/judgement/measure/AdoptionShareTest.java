package dev.tidemark.judgement.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.judgement.Facts;
import dev.tidemark.judgement.Measured;
import dev.tidemark.judgement.Observations;
import dev.tidemark.judgement.Role;
import dev.tidemark.landscape.Unit;
import dev.tidemark.landscape.Units;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.AttributeTest;
import dev.tidemark.rubric.Filter;
import dev.tidemark.rubric.MeasureDeclaration;
import dev.tidemark.rubric.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdoptionShareTest {
  private static Unit root(String directory) {
    return new Unit(
        Unit.Kind.ROOT,
        RepoPath.of(directory),
        "terragrunt",
        "",
        Unit.Style.DECLARATIVE,
        Unit.Traits.NONE,
        Location.of(RepoPath.of(directory + "/terragrunt.hcl"), 1),
        Origin.OWN);
  }

  private static Evidence call(String from, String target) {
    return Evidence.of("iac.module-use", Location.of(RepoPath.of(from), 1)).with("target", target);
  }

  private static Filter kind(String kind) {
    return new Filter(List.of(kind), new AttributeTest.AllOf(List.of()));
  }

  private static Measured adopted(Evidence... evidence) {
    MeasureDeclaration declared =
        new MeasureDeclaration(
            "adoption",
            "adoption-share",
            "",
            "roots",
            "",
            new TreeMap<>(
                Map.of(
                    "uses", kind("image.base-use"),
                    "through", kind("iac.module-use"),
                    "owned", kind("governance.unit-owner"))),
            new TreeMap<>(),
            new TreeMap<>());
    Observations observations =
        new Observations(
            new Units(List.of(root("live/net"), root("live/app"))),
            List.of(evidence),
            Set.of("image.base-use", "iac.module-use", "governance.unit-owner"),
            List.of(),
            Scope.REPOSITORY,
            List.of(),
            Role.MIXED,
            LocalDate.EPOCH);
    return new AdoptionShare().measure(declared, new Facts(observations));
  }

  private static Evidence sharedIn(String file) {
    return Evidence.of("image.base-use", Location.of(RepoPath.of(file), 3));
  }

  @Test
  void whatTheCodeUsesThatARootCallsTheRootUses() {
    Measured measured =
        adopted(
            call("live/app/terragrunt.hcl", "code/app"),
            call("code/app/main.tf", "code/parts/queue"),
            call("code/parts/queue/main.tf", "code/app"),
            sharedIn("code/parts/queue/main.tf"));
    assertThat(measured.with()).isEqualTo(1);
    assertThat(measured.of()).isEqualTo(2);
  }

  @Test
  void whatNobodyCallsIsNobodysUse() {
    Measured measured =
        adopted(call("live/app/terragrunt.hcl", "code/app"), sharedIn("code/net/main.tf"));
    assertThat(measured.with()).isZero();
  }
}
