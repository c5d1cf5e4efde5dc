package dev.tidemark.link.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleSourceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "./modules/vpc|LOCAL|REPOSITORY|./modules/vpc",
        "../..|LOCAL|REPOSITORY|../..",
        "${path.module}/vpc|LOCAL|REPOSITORY|${path.module}/vpc",
        "/opt/modules/vpc|LOCAL|REPOSITORY|/opt/modules/vpc",
        "terraform-aws-modules/vpc/aws|REGISTRY|NONE|terraform-aws-modules/vpc/aws",
        "terraform-aws-modules/iam/aws//modules/role|REGISTRY|NONE|terraform-aws-modules/iam/aws",
        "app.terraform.io/acme/vpc/aws|REGISTRY|NONE|app.terraform.io/acme/vpc/aws",
        "tfr:///acme/vpc/aws?version=1.2.3|REGISTRY|EXACT|acme/vpc/aws",
        "github.com/acme/vpc|GIT|NONE|github.com/acme/vpc",
        "github.com/acme/vpc?ref=v1.2.0|GIT|TAG|github.com/acme/vpc",
        "git::https://github.com/acme/vpc.git//sub?ref=main|GIT|BRANCH|github.com/acme/vpc",
        "git::ssh://git@example.org/acme/vpc.git?ref=1a2b3c4d|GIT|COMMIT|example.org/acme/vpc",
        "git@github.com:acme/vpc.git?ref=vpc-1.0.0|GIT|TAG|github.com/acme/vpc",
        "git::git@github.com:acme/vpc.git//m?depth=1&ref=v3|GIT|TAG|github.com/acme/vpc",
        "github.com/acme/vpc?ref=v2024-06-12|GIT|TAG|github.com/acme/vpc",
        "github.com/acme/vpc?ref=2024-06-12.2|GIT|TAG|github.com/acme/vpc",
        "github.com/acme/vpc?ref=2024-06-12-try|GIT|BRANCH|github.com/acme/vpc",
        "github.com/acme/vpc?ref=spike-2024|GIT|BRANCH|github.com/acme/vpc",
        "https://example.org/vpc.zip|ARCHIVE|NONE|example.org/vpc.zip",
        "https://example.org/vpc-1.2.0.zip|ARCHIVE|TAG|example.org/vpc-1.2.0.zip",
        "https://example.org/vpc|HTTP|NONE|example.org/vpc",
        "s3::https://s3.amazonaws.com/b/vpc.zip|S3|NONE|s3.amazonaws.com/b/vpc.zip",
        "oci://example.org/vpc?tag=1.0.0|OCI|TAG|example.org/vpc",
        "oci://example.org/vpc?digest=sha256:00|OCI|DIGEST|example.org/vpc",
        "${var.source}|UNKNOWN|NONE|${var.source}",
      })
  void readsKindPinAndPlace(
      String written, ModuleSource.Kind kind, ModuleSource.Pin pin, String address) {
    ModuleSource source = ModuleSource.of(written, Optional.empty());
    assertThat(source.kind()).isEqualTo(kind);
    assertThat(source.pin()).isEqualTo(pin);
    assertThat(source.address()).isEqualTo(address);
  }

  @Test
  void aDirectoryMayStandBehindTheReference() {
    ModuleSource source =
        ModuleSource.of(
            "git::https://github.com/acme/vpc.git?ref=1a2b3c4//net/role", Optional.empty());
    assertThat(source.subdirectory()).isEqualTo("net/role");
    assertThat(source.version()).isEqualTo("1a2b3c4");
    assertThat(source.pin()).isEqualTo(ModuleSource.Pin.COMMIT);
    assertThat(ModuleSource.of("github.com/acme/vpc?ref=net/role", Optional.empty()).subdirectory())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5.1.0|EXACT", "= 5.1.0|EXACT", "~> 5.0|RANGE", ">= 5.0, < 6.0|RANGE", ">= 5.0|OPEN",
        "!= 5.1.0|OPEN", "> 1|OPEN", "<= 2.0|RANGE", "''|OPEN", "latest|OPEN"
      })
  void readsConstraints(String written, VersionConstraint.Hold hold) {
    assertThat(new VersionConstraint(written).hold()).isEqualTo(hold);
  }

  @Test
  void tellsTheOrganisationsModulesFromStandardParts() {
    OwnPublishers publishers = new OwnPublishers(java.util.Set.of("acme"));
    assertThat(publishers.own(source("github.com/acme/vpc"))).isTrue();
    assertThat(publishers.own(source("acme/vpc/aws"))).isTrue();
    assertThat(publishers.own(source("app.terraform.io/other/vpc/aws"))).isTrue();
    assertThat(publishers.own(source("terraform-aws-modules/vpc/aws"))).isFalse();
    assertThat(publishers.own(source("github.com/cloudposse/terraform-null-label"))).isFalse();
    assertThat(publishers.isStandardPart(source("terraform-aws-modules/vpc/aws"))).isTrue();
    assertThat(publishers.isStandardPart(source("acme/vpc/aws"))).isFalse();
  }

  private static ModuleSource source(String written) {
    return ModuleSource.of(written, Optional.empty());
  }
}
