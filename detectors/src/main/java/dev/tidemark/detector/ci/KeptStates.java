package dev.tidemark.detector.ci;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformRoot;
import dev.tidemark.pipeline.CommandArguments;
import dev.tidemark.pipeline.Deed;
import dev.tidemark.pipeline.LinkedPipeline.LinkedStep;
import dev.tidemark.pipeline.Meaning;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Performed;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.PipelineFiles;
import dev.tidemark.pipeline.Pipelines;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.RepoPath;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** State files that a job hands to Terraform by option, and puts back into a store when it is done. */
@AutoService(Detector.class)
public final class KeptStates implements Detector {
  private static final String OPTION = "-state";
  private static final String OUT = "-state-out";

  /** Sources of files that a store of objects keeps, by how their addresses begin. */
  private static final List<String> STORES = List.of("s3://", "gs://", "oci://", "oss://");

  /** How steps are called that hand something to a resource of Concourse. */
  private static final String RESOURCE = "concourse/";

  /** Targets that a pattern stands for, at most. */
  private static final int MOST = 100;

  @Override
  public String id() {
    return "kept-states";
  }

  @Override
  public String sees() {
    return "State files that a job hands to Terraform by option, and puts back into a store when it is done.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.state-kept");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return PipelineFiles.mayBe(path);
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return text.isEmpty() || text.contains(OPTION);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<RepoPath> roots = new HashSet<>();
    for (TerraformRoot root : landscape.facet(TerraformLandscape.FACET).roots()) {
      roots.add(root.path());
    }
    if (roots.isEmpty()) {
      return;
    }
    Set<String> told = new HashSet<>();
    for (Performed deed : landscape.facet(Pipelines.FACET).performed(Pipeline.Kind.PIPELINE)) {
      Optional<String> file = handed(deed).filter(name -> isKept(deed, name));
      if (file.isPresent()) {
        for (RepoPath root : reached(deed, roots)) {
          if (told.add(root.value())) {
            sink.accept(fact(deed, root, file.get()));
          }
        }
      }
    }
  }

  private static Evidence fact(Performed deed, RepoPath root, String file) {
    return Evidence.of("iac.state-kept", deed.at())
        .with("tool", deed.meaning().tool())
        .with("system", deed.system())
        .with("dir", root.value())
        .with("file", file);
  }

  /** The name of the state file that an apply is given. */
  private static Optional<String> handed(Performed deed) {
    if (!deed.is(Meaning.Act.APPLY) || !deed.meaning().tool().equals("terraform")) {
      return Optional.empty();
    }
    return CommandArguments.read(deed.deed().words(), 1, CommandArguments.Syntax.FLAGS)
        .values(List.of(OPTION, OUT))
        .stream()
        .map(KeptStates::name)
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  private static String name(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  private static Set<RepoPath> reached(Performed deed, Set<RepoPath> roots) {
    Set<RepoPath> reached = new TreeSet<>();
    for (String target : deed.deed().targets()) {
      for (String one : PathPattern.alternatives(target, MOST)) {
        reached.add(RepoPath.of(one.equals(".") ? "" : one));
      }
    }
    reached.retainAll(roots);
    return reached;
  }

  private static boolean isKept(Performed deed, String file) {
    for (LinkedStep step : deed.job().steps()) {
      boolean put =
          step.step().work() instanceof Work.Use use
              && use.reference().startsWith(RESOURCE)
              && use.inputs().values().stream().anyMatch(given -> name(given).equals(file));
      if (put || step.deeds().stream().anyMatch(done -> stores(done, file))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a command copies a file of that name to a store. */
  private static boolean stores(Deed deed, String file) {
    List<String> words = deed.words();
    int from = -1;
    int to = -1;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (STORES.stream().anyMatch(word::startsWith)) {
        to = i;
      } else if (from < 0 && name(word).equals(file)) {
        from = i;
      }
    }
    return (from >= 0 && from < to)
        || deed.inside().stream().anyMatch(inside -> stores(inside, file));
  }
}
