package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Words;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Logins to machines and containers in pipelines and scripts. */
@AutoService(Detector.class)
public final class PipelineLogins implements Detector {

  /** What is done after logging in, by the words of the command. */
  private record Purpose(String name, List<String> words) {}

  /** Whatever the catalogue says of the login, the first of these decides. */
  private static final List<Purpose> TELLING =
      List.of(
          new Purpose(
              "patch",
              List.of(
                  "apt-get upgrade",
                  "apt upgrade",
                  "dist-upgrade",
                  "yum update",
                  "yum upgrade",
                  "dnf update",
                  "dnf upgrade",
                  "zypper up",
                  "runpatchbaseline",
                  "unattended-upgrade",
                  "apt-get -y upgrade",
                  "yum -y update")),
          new Purpose(
              "logs",
              List.of("journalctl", "/var/log", "docker logs", "tail -", "dmesg", " logs ")),
          new Purpose(
              "deploy",
              List.of(
                  "deploy",
                  "docker compose",
                  "docker-compose",
                  "docker pull",
                  "docker run",
                  "git pull",
                  "systemctl restart",
                  "service restart",
                  "kubectl",
                  "helm ",
                  "ansible",
                  "terraform",
                  "rsync",
                  "scp ")));

  /** Where the catalogue says nothing. */
  private static final List<Purpose> LEFT =
      List.of(
          new Purpose(
              "provision",
              List.of("apt-get install", "yum install", "dnf install", "useradd", "mkdir")),
          new Purpose(
              "session",
              List.of("start-session", "execute-command", " -it ", "/bin/bash", "/bin/sh")));

  @Override
  public String id() {
    return "pipeline-logins";
  }

  @Override
  public String sees() {
    return "Remote logins in pipelines and scripts, with what the remote command is for.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("access.ssh");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Pipelines pipelines = landscape.facet(Pipelines.FACET);
    pipelines.performed(Pipeline.Kind.PIPELINE).forEach(deed -> login(deed, "pipeline", sink));
    pipelines.performed(Pipeline.Kind.LOCAL).forEach(deed -> login(deed, "script", sink));
  }

  private static void login(Performed deed, String where, Consumer<Evidence> sink) {
    if (!deed.is(Meaning.Act.SSH)) {
      return;
    }
    String text = String.join(" ", deed.deed().words()).toLowerCase(Locale.ROOT);
    String tool = deed.meaning().tool();
    boolean ownContainer = tool.startsWith("docker") || tool.equals("podman");
    if (ownContainer || text.contains("git@") || text.contains("-t git") || hasOwnMachine(deed)) {
      return;
    }
    sink.accept(
        Evidence.of("access.ssh", deed.at())
            .with("tool", tool)
            .with("where", where)
            .with("purpose", purpose(deed, text))
            .with("target", deed.meaning().detail("target")));
  }

  private static boolean hasOwnMachine(Performed deed) {
    return deed.job().steps().stream()
        .flatMap(step -> step.deeds().stream())
        .anyMatch(d -> d.meaning().filter(m -> m.is(Meaning.Act.SANDBOX)).isPresent());
  }

  private static String purpose(Performed deed, String text) {
    String said = deed.meaning().detail("purpose");
    return first(TELLING, text)
        .or(() -> said.isEmpty() ? first(LEFT, text) : Optional.of(said))
        .orElse("other");
  }

  private static Optional<String> first(List<Purpose> purposes, String text) {
    return purposes.stream()
        .filter(purpose -> Words.anyIn(purpose.words(), text))
        .map(Purpose::name)
        .findFirst();
  }
}
