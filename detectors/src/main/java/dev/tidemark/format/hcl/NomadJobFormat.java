package dev.tidemark.format.hcl;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Words;
import dev.tidemark.repository.RepoPath;
import java.util.List;
import java.util.Optional;

/**
 * Reads job files of Nomad under the names that only a look inside can confirm: {@code web.job}, and templates of job files
 * for nomad-pack, Levant or Ansible. A file of such a name that declares no job is another tool's, and nothing is told of it.
 */
@AutoService(Format.class)
public final class NomadJobFormat implements Format {
  private static final List<String> ENDINGS =
      List.of(".job", ".nomad.tpl", ".nomad.j2", ".nomad.hcl.tpl", ".nomad.hcl.j2");

  private final HclFormat hcl = new HclFormat();

  @Override
  public String id() {
    return "nomad-job";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int precedence() {
    return 20;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return isNamed(path);
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public Reading read(Blob blob) {
    Reading plain = hcl.read(blob);
    boolean filledIn = blob.text().isReadable() && !plain.flaws().isEmpty();
    Reading reading = filledIn ? hcl.read(JobTemplate.settled(blob.text().value())) : plain;
    boolean job =
        reading.document().isPresent()
            && reading.document().get() instanceof HclDocument document
            && document.blocks("job").stream().anyMatch(block -> !block.blocks("group").isEmpty());
    return job ? reading : new Reading(Optional.empty(), List.of());
  }

  /** Whether a file has one of these names. */
  public static boolean isNamed(RepoPath path) {
    return Words.anyEnds(ENDINGS, path.lowerName());
  }
}
