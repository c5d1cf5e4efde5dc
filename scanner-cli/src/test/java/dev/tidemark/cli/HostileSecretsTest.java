package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fixtures.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of many forms, in all the places from which evidence is taken: no report and no page shows one. */
class HostileSecretsTest {
  /** What must not be seen, within what it is known by. */
  private static final String SECRET = "hunter22Hunter22";

  private static final List<String> FORMS =
      List.of(
          "ghp_" + SECRET.repeat(3),
          "sk_live_" + SECRET,
          "xoxb-1-" + SECRET,
          "https://user:" + SECRET + "@example.org/x.git",
          "https://" + SECRET + "@example.org/x.git",
          "postgres://shop:" + SECRET + "@db:5432/shop",
          "https://hooks.slack.com/services/T0/B0/" + SECRET,
          "https://x.blob.core.windows.net/c?sv=1&sig=" + SECRET,
          "AccountName=x;AccountKey=" + SECRET + "==",
          "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx." + SECRET,
          "password=" + SECRET,
          "s.hunter22Hunter22hunter22");

  @TempDir Path folder;

  @Test
  void noCredentialReachesAReport() throws IOException {
    Path repository = Files.createDirectory(folder.resolve("repo"));
    try (GitFixture git = GitFixture.in(repository)) {
      files().forEach(git::file);
      git.commit("rotate " + FORMS.get(0));
    }
    List<String> formats =
        List.of("json", "html", "markdown", "sarif", "junit", "gitlab-codequality", "csv");
    for (String format : formats) {
      String report = real("scan", repository + "", "--evidence", "all", "--report", format);
      assertThat(report).as(format).doesNotContainIgnoringCase("hunter22");
    }
    assertThat(real("scan", repository + "", "-v", "--evidence", "all"))
        .contains("***")
        .doesNotContainIgnoringCase("hunter22");
    assertThat(real("pipelines", repository + "")).doesNotContainIgnoringCase("hunter22");
    assertThat(real("plan", repository + "", "-v")).doesNotContainIgnoringCase("hunter22");
  }

  private static String real(String... arguments) {
    Runs.Outcome outcome = Runs.real(Map.of(), arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out() + outcome.err();
  }

  private static Map<String, String> files() {
    StringBuilder workflow = new StringBuilder("on: push\njobs:\n");
    StringBuilder modules = new StringBuilder();
    StringBuilder images = new StringBuilder();
    StringBuilder applications = new StringBuilder();
    StringBuilder page = new StringBuilder("# Deploy\n\n");
    for (int i = 0; i < FORMS.size(); i++) {
      String form = FORMS.get(i);
      workflow.append(
          """
            j%1$d:
              environment: '%2$s'
              steps:
                - {name: 'with %2$s', run: 'terraform apply -var x=%2$s'}
                - run: 'aws ec2 run-instances %2$s && docker push %2$s'
          """
              .formatted(i, form));
      modules.append("module \"m%d\" {\n  source = \"%2$s\"\n}\n".formatted(i, form));
      images.append("FROM ").append(form).append(" AS s").append(i).append('\n');
      applications.append(
          """
          apiVersion: argoproj.io/v1alpha1
          kind: Application
          metadata: {name: '%1$s'}
          spec: {source: {repoURL: '%1$s', path: '%1$s', targetRevision: '%1$s'}}
          ---
          """
              .formatted(form));
      page.append("1. Run `terraform apply -var x=").append(form).append("`\n");
    }
    return Map.of(
        ".github/workflows/deploy.yml", workflow.toString(),
        "main.tf", modules.toString(),
        "Dockerfile", images.toString(),
        "argo.yaml", applications.toString(),
        "README.md", page.toString());
  }
}
