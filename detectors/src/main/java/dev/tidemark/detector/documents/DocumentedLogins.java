package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument.Command;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.documents.Passage;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Sees where documents tell people to log in to a running host or container, and what for, told by what is done there:
 * one fact for each passage, place and purpose.
 */
@AutoService(Detector.class)
public final class DocumentedLogins implements Detector {

  /** What is done after logging in, by the words of the commands and headings. */
  private record Purpose(String name, List<String> words) {}

  private static final List<Purpose> PURPOSES =
      List.of(
          new Purpose(
              "patch",
              List.of(
                  "apt-get upgrade",
                  "apt upgrade",
                  "apt-get dist-upgrade",
                  "yum update",
                  "yum upgrade",
                  "dnf upgrade",
                  "dnf update",
                  "unattended-upgrade",
                  "zypper up")),
          new Purpose(
              "logs",
              List.of(
                  "/var/log",
                  "journalctl",
                  "tail -f",
                  "docker logs",
                  "less ",
                  "dmesg",
                  "top",
                  "df -h",
                  "free -m",
                  "logs",
                  "metrics",
                  "disk usage")),
          new Purpose(
              "deploy",
              List.of(
                  "git pull",
                  "docker pull",
                  "docker-compose up",
                  "deploy",
                  "systemctl reload",
                  "supervisorctl")),
          new Purpose(
              "fix",
              List.of(
                  "systemctl restart",
                  "service restart",
                  " restart",
                  "kill ",
                  "rm ",
                  "sed -i",
                  "vi ",
                  "vim ",
                  "nano ",
                  "repair",
                  "fix")),
          new Purpose(
              "provision",
              List.of(
                  "apt-get install",
                  "apt install",
                  "yum install",
                  "dnf install",
                  "install",
                  "bootstrap")),
          new Purpose(
              "debug",
              List.of("debug", "troubleshoot", "inspect", "investigat", "curl ", "psql", "mysql")));

  @Override
  public String id() {
    return "documents-logins";
  }

  @Override
  public String sees() {
    return "Commands for ssh, exec and sessions that documents tell their own people to type";
  }

  @Override
  public Set<String> emits() {
    return Set.of("access.ssh", "observability.on-box");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    if (Readmes.isLaunchedByOthers(landscape)) {
      return; // whoever launches it logs in to machines of their own
    }
    for (Passage passage : landscape.facet(Passage.ALL)) {
      if (passage.topic() != Topic.USE && passage.topic() != Topic.DEVELOP) {
        detect(landscape, passage, sink);
      }
    }
  }

  private static void detect(Landscape landscape, Passage passage, Consumer<Evidence> sink) {
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < passage.commands().size(); i++) {
      Command command = passage.commands().get(i);
      String target = target(command.text());
      if (target.isEmpty()) {
        continue;
      }
      String purpose = purpose(passage, i);
      if (seen.add(target + purpose)) {
        sink.accept(
            Evidence.of("access.ssh", passage.page().at(command.line()))
                .with("where", "document")
                .with("purpose", purpose)
                .with("target", target)
                .with(
                    "unit",
                    landscape.units().in(passage.page().directory()).stream()
                        .findFirst()
                        .map(Unit::id)));
        if (purpose.equals("logs")) {
          sink.accept(
              Evidence.of("observability.on-box", passage.page().at(command.line()))
                  .with("where", "document"));
        }
      }
    }
  }

  /** Host or container; empty when the command logs in nowhere. */
  private static String target(String command) {
    String bare = command.startsWith("sudo ") ? command.substring(5) : command;
    if (bare.startsWith("ssh ") && !bare.contains("git@") && !bare.contains(" -T ")) {
      return "host";
    }
    if (bare.startsWith("aws ssm start-session")
        || bare.startsWith("gcloud compute ssh")
        || bare.startsWith("vagrant ssh ")) {
      return "host";
    }
    boolean exec =
        bare.startsWith("kubectl ") || bare.startsWith("oc ") || bare.startsWith("docker ");
    return exec
            && bare.contains(" exec ")
            && (bare.contains(" -it ") || bare.contains(" -ti ") || bare.contains(" -i "))
        ? "container"
        : "";
  }

  /** By what the login itself or the commands after it do, else by the headings above. */
  private static String purpose(Passage passage, int login) {
    String own = passage.commands().get(login).text();
    if (own.contains(" auth login")) {
      return "session"; // who signs a program in makes nothing
    }
    StringBuilder done = new StringBuilder();
    int last = Math.min(passage.commands().size(), login + 6);
    for (Command command : passage.commands().subList(login, last)) {
      done.append(command.text()).append('\n');
    }
    String commands = done.toString().toLowerCase(Locale.ROOT);
    for (String text : List.of(commands, passage.trail())) {
      for (Purpose purpose : PURPOSES) {
        if (purpose.words().stream().anyMatch(text::contains)) {
          return purpose.name();
        }
      }
    }
    return "session";
  }
}
