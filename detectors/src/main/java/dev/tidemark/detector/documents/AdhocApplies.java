package dev.tidemark.detector.documents;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.markdown.MarkdownDocument.Command;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Unit;
import dev.tidemark.link.documents.Pages;
import dev.tidemark.link.documents.Passage;
import dev.tidemark.link.documents.Topic;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Sees where people are told to type an apply of what is declared: one fact for each passage and tool. */
@AutoService(Detector.class)
public final class AdhocApplies implements Detector {

  /** What an apply is typed as: the tool, and one of its words. */
  private record Apply(String tool, List<String> commands, List<String> words) {}

  private static final List<Apply> APPLIES =
      List.of(
          new Apply("terraform", List.of("terraform", "tf"), List.of("apply")),
          new Apply("opentofu", List.of("tofu"), List.of("apply")),
          new Apply("terragrunt", List.of("terragrunt"), List.of("apply", "apply-all")),
          new Apply("pulumi", List.of("pulumi"), List.of("up", "update")),
          new Apply("cdk", List.of("cdk", "cdktf"), List.of("deploy")),
          new Apply("helm", List.of("helm"), List.of("upgrade", "install")),
          new Apply("helmfile", List.of("helmfile"), List.of("apply", "sync")),
          new Apply("kubectl", List.of("kubectl", "oc"), List.of("apply")),
          new Apply("ansible", List.of("ansible-playbook"), List.of()),
          new Apply("sam", List.of("sam", "serverless", "sls"), List.of("deploy")),
          new Apply(
              "cloudformation",
              List.of("aws cloudformation"),
              List.of("deploy", "create-stack", "update-stack")),
          new Apply("bicep", List.of("az deployment"), List.of("create")));

  @Override
  public String id() {
    return "documents-adhoc-applies";
  }

  @Override
  public String sees() {
    return "instructions to type an apply of declared code, and whether they are for outside users";
  }

  @Override
  public Set<String> emits() {
    return Set.of("docs.adhoc-apply");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return DocumentFiles.contain(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<MarkdownDocument> page : landscape.facet(Pages.FACET).all()) {
      for (Passage passage : Passage.of(page)) {
        RepoPath directory = page.directory();
        Set<String> seen = new TreeSet<>();
        for (Command command : passage.commands()) {
          for (String part : parts(command.text())) {
            directory = entered(landscape, directory, part);
            Optional<String> tool = tool(landscape, directory, part);
            if (tool.isPresent() && seen.add(tool.get())) {
              sink.accept(
                  evidence(landscape, passage, directory, tool.get(), part, command.line()));
            }
          }
        }
      }
    }
  }

  private static Evidence evidence(
      Landscape landscape,
      Passage passage,
      RepoPath directory,
      String tool,
      String command,
      int line) {
    String production = (passage.trail() + " " + command).toLowerCase(Locale.ROOT);
    Optional<Unit> unit = landscape.units().in(directory).stream().findFirst();
    boolean operated = unit.filter(Unit::countsAsProvisioned).isPresent();
    boolean learning = passage.topic() == Topic.DEVELOP || (passage.isForOutsiders() && !operated);
    return Evidence.of("docs.adhoc-apply", passage.page().at(line))
        .with("tool", tool)
        .with("command", command)
        .with("for-outsiders", learning)
        .with("production", production.contains("prod"))
        .with("unit", unit.map(Unit::id));
  }

  private static List<String> parts(String command) {
    List<String> parts = new ArrayList<>();
    for (String part : command.split("&&|;|\\|", 8)) {
      String bare = part.strip();
      for (String before : List.of("sudo ", "time ", "$ ")) {
        bare = bare.startsWith(before) ? bare.substring(before.length()) : bare;
      }
      int wrapped = bare.startsWith("aws-vault exec") ? bare.indexOf(" -- ") : -1;
      parts.add(wrapped < 0 ? bare : bare.substring(wrapped + 4));
    }
    return parts;
  }

  private static RepoPath entered(Landscape landscape, RepoPath directory, String command) {
    if (!command.startsWith("cd ")) {
      return directory;
    }
    String to = command.substring(3).strip();
    return directory
        .resolve(to)
        .filter(landscape::hasAny)
        .or(() -> RepoPath.ROOT.resolve(to).filter(landscape::hasAny))
        .orElse(directory);
  }

  private static Optional<String> tool(Landscape landscape, RepoPath directory, String command) {
    for (Apply apply : APPLIES) {
      for (String name : apply.commands()) {
        if (command.startsWith(name + " ")) {
          String arguments = command.substring(name.length());
          boolean applies =
              apply.words().isEmpty()
                  || apply.words().stream()
                      .anyMatch(
                          w -> arguments.contains(" " + w + " ") || arguments.endsWith(" " + w));
          return applies && isDeclaredHere(landscape, directory, apply.tool(), arguments)
              ? Optional.of(apply.tool())
              : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** A chart or manifest from elsewhere is no code that is declared here. */
  private static boolean isDeclaredHere(
      Landscape landscape, RepoPath directory, String tool, String arguments) {
    if (arguments.contains("--dry-run")) {
      return false;
    }
    if (!tool.equals("helm") && !tool.equals("kubectl")) {
      return true;
    }
    for (String word : arguments.split(" ", 40)) {
      boolean path =
          !word.startsWith("-")
              && !word.contains("://")
              && (word.startsWith(".") || word.contains("/") || word.contains("."));
      if (path
          && (word.equals(".")
              || directory.resolve(word).filter(landscape::hasAny).isPresent()
              || RepoPath.ROOT
                  .resolve(word)
                  .filter(p -> !p.isRoot() && landscape.hasAny(p))
                  .isPresent())) {
        return true;
      }
    }
    return false;
  }
}
