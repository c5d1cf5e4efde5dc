package dev.tidemark.format.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.format.shell.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The commands that programs start. */
class ProgramScriptTest {

  private static List<String> commands(String interpreter, String text) {
    return ProgramScript.read(interpreter, text, 1).orElseThrow().commands().commands().stream()
        .map(c -> String.join(" ", c.words().stream().map(Word::raw).toList()))
        .toList();
  }

  @Test
  void readsWhatPythonStarts() {
    assertThat(
            commands(
                "python3",
                """
                import boto3, subprocess
                # subprocess.run(["terraform", "destroy"])
                ec2 = boto3.client("ec2")
                subprocess.check_call(["terraform", "plan", f"-var=a={a}", name], cwd="x")
                os.system("tflint && terraform fmt -check")
                ec2.run_instances(ImageId="x")
                print("terraform apply")
                """))
        .containsExactly(
            "terraform plan -var=a=${a} ${name}",
            "tflint",
            "terraform fmt -check",
            "true",
            "aws ec2 run-instances");
  }

  @Test
  void whatPythonAsksADatabaseStartsNothing() {
    assertThat(
            commands(
                "python3",
                """
                connection.execute("CREATE TABLE x(id BLOB NOT NULL)")
                connection.execute(f"pragma journal_mode={mode}")
                statement = "select * from x"
                connection.execute(statement)
                connection.execute("commit")
                execute("create-cluster x")
                """))
        .containsExactly("create-cluster x");
  }

  @Test
  void readsWhatPythonPutsTogether() {
    assertThat(
            commands(
                "python3",
                """
                failed = os.system('cd  roles/' + role + ' && molecule test')
                if failed:
                    raise Exception('tests')
                os.system("kubectl apply -f " + os.environ["DIR"]
                    + "/x.yaml")
                os.system(line + " && terraform apply")
                """))
        .containsExactly(
            "cd roles/${role}",
            "molecule test",
            "kubectl apply -f ${os_environ__DIR__}/x.yaml",
            "true");
    assertThat(commands("python3", "os.system('a ' + ")).containsExactly("a ${}", "true");
  }

  @Test
  void readsWhatPowerShellRuns() {
    assertThat(
            commands(
                "pwsh",
                """
                [CmdletBinding()]
                param([Parameter(Mandatory = $true)] [string] $Name)
                <# terraform destroy #>
                $inputs = @{ Location = 'x'; Name = "y" }
                function Get-Thing { az account show }
                if ((Get-Thing) -eq 'a') {
                  $result = New-AzResourceGroupDeployment @inputs `
                    -TemplateFile main.bicep
                } else { terraform validate; .\\scripts\\x.ps1 -A b }
                Get-ChildItem -Filter *.bicep | ForEach-Object { bicep build $_.FullName }
                """))
        .containsExactly(
            "az account show",
            "New-AzResourceGroupDeployment @inputs -TemplateFile main.bicep",
            "terraform validate",
            "./scripts/x.ps1 -A b",
            "Get-ChildItem -Filter *.bicep",
            "bicep build $_.FullName",
            "ForEach-Object $(…)");
  }

  @Test
  void survivesWhatEndsAnywhereAndNestsDeeply() {
    String python =
        "x = boto3.client('s3')\nsubprocess.run([\"a\", f\"{b}\", '''c''', (1, [2])])\n";
    String shell =
        "function A { $x = @{ a = \"b\" } }\nif (A -eq 'c') { & \"$PSScriptRoot\\x.ps1\" }\n@'\nx\n'@\n";
    for (int end = 0; end <= python.length(); end++) {
      commands("python", python.substring(0, end));
    }
    for (int end = 0; end <= shell.length(); end++) {
      commands("pwsh", shell.substring(0, end));
    }
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          commands("pwsh", "if (".repeat(200_000));
          commands("pwsh", "@{".repeat(200_000));
          commands("python", "run([".repeat(200_000));
          commands("python", "\"".repeat(999_999));
        });
  }
}
