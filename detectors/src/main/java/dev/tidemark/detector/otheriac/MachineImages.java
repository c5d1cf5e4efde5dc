package dev.tidemark.detector.otheriac;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.hcl.HclBlock;
import dev.tidemark.format.hcl.HclDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.notation.OtherNotations;
import dev.tidemark.link.terraform.HclBlocks;
import dev.tidemark.link.terraform.TerraformBlock;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Machine and container images that Packer builds: sources of HCL templates, builders of JSON templates. */
@AutoService(Detector.class)
public final class MachineImages implements Detector {

  /** Where builders of the clouds say what they begin with. */
  private static final List<String> BASES =
      List.of(
          "source_ami",
          "source_image",
          "source_image_family",
          "image_offer",
          "base_image",
          "image",
          "iso_url",
          "source_path",
          "clone_vm",
          "template",
          "source_image_name");

  @Override
  public String id() {
    return "machine-images";
  }

  @Override
  public String sees() {
    return "Machine and container images that Packer builds, by the sources and builders of its"
        + " templates.";
  }

  @Override
  public Set<String> emits() {
    return Set.of("image.build");
  }

  @Override
  public boolean looksAt(RepoPath path) {
    String name = path.lowerName();
    return name.endsWith(".pkr.hcl") || name.endsWith(".pkr.json") || name.endsWith(".json");
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (TerraformBlock source : landscape.facet(HclBlocks.FACET).inForce("source")) {
      if (source.file().path().lowerName().contains(".pkr.")
          && source.block().labels().size() == 2) {
        sink.accept(built(source.file(), source.block()));
      }
    }
    for (Placed<ConfigDocument> file : landscape.facet(OtherNotations.FACET).inForce()) {
      if (file.path().extension().equals("json")) {
        file.document().root().ifPresent(root -> builders(file, root, sink));
      }
    }
  }

  private static Evidence built(Placed<HclDocument> file, HclBlock source) {
    Optional<String> base =
        BASES.stream().flatMap(name -> source.literal(name).stream()).findFirst();
    boolean filtered = !source.blocks("source_ami_filter").isEmpty();
    return fact(file, source.line(), source.label(0))
        .with("name", source.label(1))
        .with("base", base.orElse(filtered ? "source_ami_filter" : ""));
  }

  private static void builders(Placed<ConfigDocument> file, Value root, Consumer<Evidence> sink) {
    for (Value builder : root.items("builders")) {
      Optional<String> type = builder.text("type");
      if (type.isPresent()) {
        Optional<String> base =
            BASES.stream().flatMap(name -> builder.text(name).stream()).findFirst();
        boolean filtered = builder.at("source_ami_filter").isPresent();
        sink.accept(
            fact(file, builder.line(), type.get())
                .with("name", builder.text("name"))
                .with("base", base.orElse(filtered ? "source_ami_filter" : "")));
      }
    }
  }

  private static Evidence fact(Placed<?> file, int line, String builder) {
    boolean container = builder.toLowerCase(Locale.ROOT).equals("docker");
    return Evidence.of("image.build", file.at(line))
        .with("tool", "packer")
        .with("image-kind", container ? "container" : "machine");
  }
}
