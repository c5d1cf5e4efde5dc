package dev.tidemark.detector.terraform;

import com.google.auto.service.AutoService;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.markdown.MarkdownDocument;
import dev.tidemark.format.versionfile.VersionFileFormat;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.terraform.ModuleCall;
import dev.tidemark.link.terraform.Requirement;
import dev.tidemark.link.terraform.TerraformDirectory;
import dev.tidemark.link.terraform.TerraformLandscape;
import dev.tidemark.link.terraform.TerraformModule;
import dev.tidemark.link.terraform.VersionFiles;
import dev.tidemark.link.testing.TestPrograms;
import dev.tidemark.link.testing.TestSubjects;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Reusable Terraform modules: directories that others call, or that lie where modules lie and keep no state. */
@AutoService(Detector.class)
public final class TerraformModules implements Detector {

  /** A shorter README does not say what the module is for. Words. */
  private static final int FEWEST_WORDS = 15;

  private static final List<String> INPUT_TITLES =
      List.of("input", "variable", "argument", "parameter", "usage", "requirements");
  private static final Set<String> INPUT_LANGUAGES = Set.of("hcl", "terraform", "tf");

  @Override
  public String id() {
    return "terraform-modules";
  }

  @Override
  public String sees() {
    return "Reusable Terraform modules: directories that others call, or that lie where modules lie"
        + " and keep no state.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("iac.module");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return TerraformFiles.areConfiguration(path) || VersionFileFormat.isVersionFile(path);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    Set<RepoPath> named = namedByTests(landscape);
    for (TerraformModule module : landscape.facet(TerraformLandscape.FACET).modules()) {
      sink.accept(
          Evidence.of("iac.module", module.directory().face().at(1))
              .with("tool", "terraform")
              .with("dir", module.path().asDirectory())
              .with("documented", isDocumented(landscape, module.path()))
              .with("examples", module.examples())
              .with("tested", module.tested() || named.contains(module.path()))
              .with("versioned", module.versioned())
              .with("constrained", isConstrained(landscape, module))
              .with("inputs", module.directory().count("variable"))
              .with("outputs", module.directory().count("output"))
              .with("uses", module.calls().size())
              .with("users", module.users().size())
              .with("called", !module.calls().isEmpty()));
    }
  }

  /** The directories that tests elsewhere name, and what those call: a test of an example tests the module behind it. */
  private static Set<RepoPath> namedByTests(Landscape landscape) {
    TestSubjects subjects = new TestSubjects(landscape);
    Set<RepoPath> named = new TreeSet<>();
    landscape
        .facet(TestPrograms.FACET)
        .all()
        .forEach(
            program ->
                named.add(subjects.named(program.path(), program.placed().document().texts())));
    Set<RepoPath> behind = new TreeSet<>(named);
    for (ModuleCall call : landscape.facet(TerraformLandscape.FACET).calls()) {
      if (named.contains(call.from())) {
        call.target().ifPresent(behind::add);
      }
    }
    return behind;
  }

  /** By its own word, or by that of everything that calls it here: versions hold for what is called as well. */
  private static boolean isConstrained(Landscape landscape, TerraformModule module) {
    Map<RepoPath, TerraformDirectory> directories =
        landscape.facet(TerraformLandscape.FACET).directories();
    return isBounded(landscape, module.directory())
        || (!module.calls().isEmpty()
            && module.calls().stream()
                .map(call -> directories.get(call.from()))
                .allMatch(from -> from != null && isBounded(landscape, from)));
  }

  private static boolean isBounded(Landscape landscape, TerraformDirectory directory) {
    return directory.lock().isPresent()
        || landscape.facet(VersionFiles.FACET).bound(directory.path())
        || isMostlyBounded(directory.requirements());
  }

  /** One exact provider among several that only name what is too old holds nothing still. */
  private static boolean isMostlyBounded(List<Requirement> asked) {
    long bounded = asked.stream().filter(one -> one.constraint().isBounded()).count();
    return bounded > 0 && 2 * bounded >= asked.size();
  }

  /** A README of its own with a purpose and the inputs, or a generated reference. */
  private static boolean isDocumented(Landscape landscape, RepoPath directory) {
    return landscape.in(directory).stream()
        .filter(entry -> entry.path().lowerName().startsWith("readme"))
        .flatMap(entry -> landscape.documents().at(entry.path(), MarkdownDocument.class).stream())
        .anyMatch(readme -> describesInputs(readme.document()));
  }

  private static boolean describesInputs(MarkdownDocument readme) {
    return readme.generatedReference()
        || (readme.words() >= FEWEST_WORDS
            && (readme.sections().stream().anyMatch(section -> section.isAbout(INPUT_TITLES))
                || readme.codeBlocks().stream()
                    .anyMatch(code -> INPUT_LANGUAGES.contains(code.language()))));
  }
}
