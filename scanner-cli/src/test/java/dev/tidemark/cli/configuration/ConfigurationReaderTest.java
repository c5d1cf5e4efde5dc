package dev.tidemark.cli.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.cli.vocabulary.YamlText;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.yaml.YamlFormat;
import dev.tidemark.judgement.Role;
import dev.tidemark.judgement.Verdict;
import dev.tidemark.repository.RepoPath;
import dev.tidemark.rubric.RubricFlaw;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationReaderTest {
  private static final List<Integer> IAC = List.of(-1, 0, 1, 2, 3);

  private static final ConfigurationNames NAMES =
      new ConfigurationNames(
          List.of("iac.ci.some-tests", "iac.management.self-healing"),
          Map.of("iac.ci", IAC, "iac.management", IAC, "platform", List.of(0, 1, 2, 3, 4)),
          Map.of("iac", List.of("pinned-share")));

  private static ConfigurationReader.Result read(String yaml) {
    ConfigDocument document =
        (ConfigDocument)
            new YamlFormat()
                .read(new Blob(yaml.getBytes(StandardCharsets.UTF_8)))
                .document()
                .orElseThrow();
    Value root = document.root().orElseThrow();
    return ConfigurationReader.read(".tidemark.yml", root, NAMES);
  }

  private static List<String> flaws(String yaml) {
    return read(yaml).flaws().stream().map(RubricFlaw::toString).toList();
  }

  @Test
  void toleranceOfNoNameIsToldWhereItStands() {
    assertThat(flaws("role: library\ntolerances:\n  iac:\n    pined-share: 0.9\n"))
        .singleElement()
        .asString()
        .startsWith(".tidemark.yml:4: tolerances.iac.pined-share:")
        .contains("pinned-share");
    assertThat(flaws("tolerances:\n  iac: {pinned-share: much}\n"))
        .containsExactly(".tidemark.yml:2: tolerances.iac.pinned-share: must be a number");
    assertThat(flaws("tolerances:\n  iacc: {pinned-share: 1}\n"))
        .singleElement()
        .asString()
        .startsWith(".tidemark.yml:2: tolerances.iacc: is no rubric");
    assertThat(flaws("rubrics: [own.yaml]\ntolerances:\n  own: {x: 1}\n")).isEmpty();
  }

  @Test
  void everythingThatCanBeSaidIsRead() {
    Configuration read =
        read("""
        rubrics: [iac, models/own.yaml]
        role: library
        tolerances:
          iac: {pinned-share: 0.9}
        components:
          - {path: teams/a, owners: ["@org/a"]}
        origins:
          - {path: "legacy/**", origin: vendored}
        targets:
          iac.ci: 2
          teams/a: {platform: 1}
        attestations:
          - id: iac.management.self-healing
            verdict: holds
            by: platform team
            on: 2024-05-01
            reason: the cluster replaces nodes
        suppressions:
          - {id: iac.ci.some-tests, path: old/, reason: goes away, expires: 2024-12-31}
        """)
            .configuration()
            .orElseThrow();
    assertThat(read.rubrics()).containsExactly("iac", "models/own.yaml");
    assertThat(read.role()).contains(Role.LIBRARY);
    assertThat(read.tolerances().get("iac")).containsEntry("pinned-share", 0.9);
    assertThat(read.components())
        .containsExactly(new Configuration.Component(RepoPath.of("teams/a"), List.of("@org/a")));
    assertThat(read.origins())
        .containsExactly(new Configuration.OriginPattern("legacy/**", Origin.VENDORED));
    assertThat(read.targets())
        .containsExactly(
            new Configuration.Target(RepoPath.ROOT, "iac.ci", 2),
            new Configuration.Target(RepoPath.of("teams/a"), "platform", 1));
    assertThat(read.attestations().get(0).verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(read.attestations().get(0).expires()).isEqualTo(LocalDate.of(2024, 8, 2));
    assertThat(read.suppressions()).hasSize(1);
  }

  @Test
  void anEmptyFileSaysNothing() {
    assertThat(read("# nothing yet\n{}\n").configuration()).contains(Configuration.NONE);
  }

  @Test
  void mistakesAreToldWithLineFieldAndSuggestionAllAtOnce() {
    assertThat(
            flaws(
                """
                atestations: []
                role: libary
                targets:
                  iac.cl: 1
                  iac.ci: seven
                attestations:
                  - id: iac.ci.some-test
                    verdict: holds
                    by: me
                    on: yesterday
                components:
                  - {path: ../outside}
                """))
        .anySatisfy(
            flaw ->
                assertThat(flaw)
                    .startsWith(".tidemark.yml:1: atestations")
                    .contains("did you mean \"attestations\""))
        .anySatisfy(
            flaw -> assertThat(flaw).startsWith(".tidemark.yml:2: role").contains("library"))
        .anySatisfy(
            flaw ->
                assertThat(flaw).startsWith(".tidemark.yml:4: targets.iac.cl").contains("iac.ci"))
        .anySatisfy(
            flaw ->
                assertThat(flaw).startsWith(".tidemark.yml:5: targets.iac.ci").contains("number"))
        .anySatisfy(
            flaw ->
                assertThat(flaw)
                    .startsWith(".tidemark.yml:7: attestations.id")
                    .contains("some-tests"))
        .anySatisfy(
            flaw ->
                assertThat(flaw).startsWith(".tidemark.yml:10: attestations.on").contains("date"))
        .anySatisfy(flaw -> assertThat(flaw).contains("attestations.reason: is missing"))
        .anySatisfy(
            flaw ->
                assertThat(flaw)
                    .startsWith(".tidemark.yml:12: components.path")
                    .contains("inside"));
  }

  @Test
  void aLevelThatARubricDoesNotHaveIsRefusedWithThoseThatItHas() {
    assertThat(flaws("targets: {iac.ci: 3, platform: 4, iac.management: -1}\n")).isEmpty();
    assertThat(flaws("targets:\n  iac.ci: 4\n"))
        .containsExactly(".tidemark.yml:2: targets.iac.ci: must be a level from -1 to 3");
    assertThat(flaws("targets:\n  services/a:\n    platform: -1\n"))
        .containsExactly(
            ".tidemark.yml:3: targets.services/a.platform: must be a level from 0 to 4");
    assertThat(flaws("targets: {iac.ci: 1.5}\n")).hasSize(1);
  }

  @Test
  void somethingElseThanAMappingIsRefused() {
    assertThat(flaws("- a\n- b\n")).singleElement().asString().contains("must be a mapping");
    assertThat(flaws("suppressions:\n  - {id: iac.ci.some-tests, path: x, reason: y}\n"))
        .singleElement()
        .asString()
        .contains("expires: is missing");
  }

  @Test
  void saysInWhichColumn() {
    String text = "targets:\n  services/berths: {iac.ci: 1, iac.cl: 2}\nrole:   nothing\n";
    assertThat(YamlText.located(read(text).flaws(), text.getBytes(StandardCharsets.UTF_8)))
        .satisfiesExactly(
            flaw -> assertThat(flaw).startsWith(".tidemark.yml:2:32: targets.services/berths"),
            flaw -> assertThat(flaw).startsWith(".tidemark.yml:3:1: role"));
  }
}
