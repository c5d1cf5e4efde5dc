package dev.tidemark.format.markdown;

import dev.tidemark.format.markdown.MarkdownDocument.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The command lines of a block of code, when it holds commands. */
final class CommandLines {

  /** Command lines kept of one block. */
  private static final int MOST = 60;

  /** Characters of a command line that are kept. */
  private static final int LONGEST = 300;

  private static final Set<String> SHELLS =
      Set.of(
          "bash",
          "sh",
          "shell",
          "zsh",
          "console",
          "shell-session",
          "shellsession",
          "terminal",
          "powershell",
          "ps1",
          "cmd",
          "bat",
          "fish");

  private static final Set<String> TOOLS =
      Set.of(
          "aws",
          "az",
          "gcloud",
          "gsutil",
          "kubectl",
          "oc",
          "helm",
          "helmfile",
          "kustomize",
          "terraform",
          "tofu",
          "terragrunt",
          "packer",
          "pulumi",
          "cdk",
          "cdktf",
          "ansible",
          "ansible-playbook",
          "ansible-galaxy",
          "docker",
          "podman",
          "docker-compose",
          "git",
          "gh",
          "glab",
          "make",
          "task",
          "just",
          "npm",
          "yarn",
          "pnpm",
          "npx",
          "pip",
          "pip3",
          "python",
          "python3",
          "go",
          "ssh",
          "scp",
          "rsync",
          "curl",
          "wget",
          "sudo",
          "apt",
          "apt-get",
          "yum",
          "dnf",
          "brew",
          "systemctl",
          "journalctl",
          "service",
          "export",
          "cd",
          "cp",
          "mkdir",
          "vault",
          "aws-vault",
          "eksctl",
          "flux",
          "argocd",
          "crossplane",
          "up",
          "kind",
          "minikube",
          "k3d",
          "talosctl",
          "cf",
          "heroku",
          "fly",
          "flyctl",
          "psql",
          "mysql",
          "redis-cli",
          "openssl",
          "cat",
          "echo",
          "source",
          "chmod",
          "bundle",
          "rake",
          "mvn",
          "gradle",
          "sam",
          "serverless",
          "sls");

  private CommandLines() {}

  static boolean looksLikeCommand(String text) {
    String bare = text.strip();
    return bare.startsWith("./") || (bare.indexOf(' ') > 0 && TOOLS.contains(firstWord(bare)));
  }

  static List<Command> of(String language, String literal, int firstLine) {
    boolean shell = SHELLS.contains(language);
    if (!shell
        && !language.isEmpty()
        && !Set.of("text", "txt", "plain", "none").contains(language)) {
      return List.of();
    }
    List<Command> commands = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int openLine = 0;
    int line = firstLine - 1;
    boolean prompts = literal.startsWith("$ ") || literal.contains("\n$ ");
    for (String written : literal.split("\n", -1)) {
      line++;
      String bare = written.strip();
      if (open.isEmpty()) {
        boolean prompted = bare.startsWith("$ ") || bare.startsWith("> ");
        String command = prompted ? bare.substring(2).strip() : bare;
        boolean taken =
            prompts ? bare.startsWith("$ ") : shell || prompted || looksLikeCommand(command);
        if (!taken || command.isEmpty() || command.startsWith("#")) {
          continue;
        }
        openLine = line;
        bare = command;
      }
      boolean continues = bare.endsWith("\\");
      if (open.length() < LONGEST) {
        open.append(continues ? bare.substring(0, bare.length() - 1) : bare);
      }
      if (!continues) {
        add(commands, open, openLine);
      }
    }
    if (!open.isEmpty()) {
      add(commands, open, openLine);
    }
    return commands;
  }

  private static void add(List<Command> commands, StringBuilder open, int line) {
    if (commands.size() < MOST) {
      String text = open.toString().strip();
      commands.add(new Command(text.length() <= LONGEST ? text : text.substring(0, LONGEST), line));
    }
    open.setLength(0);
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }
}
