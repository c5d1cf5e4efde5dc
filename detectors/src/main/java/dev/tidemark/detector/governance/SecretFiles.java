package dev.tidemark.detector.governance;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Placed;
import dev.tidemark.document.Value;
import dev.tidemark.evidence.Detector;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.landscape.Landscape;
import dev.tidemark.link.ansible.AnsibleVault;
import dev.tidemark.link.kubernetes.PlainObjects;
import dev.tidemark.repository.RepoPath;
import java.util.Set;
import java.util.function.Consumer;

/** Secrets that are encrypted in Git: the rules of SOPS, and files that Ansible Vault or SOPS encrypted. */
@AutoService(Detector.class)
public final class SecretFiles implements Detector {
  private static final String KIND = "governance.secret-management";

  @Override
  public String id() {
    return "secret-files";
  }

  @Override
  public String sees() {
    return "The creation rules of SOPS, and files that it or Ansible Vault encrypted, by the marks that they leave.";
  }

  @Override
  public Set<String> emits() {
    return Set.of(KIND);
  }

  @Override
  public boolean looksAt(RepoPath path) {
    return Set.of("yaml", "yml", "json").contains(path.extension());
  }

  @Override
  public boolean mayHold(RepoPath path, String text) {
    return !PlainObjects.areAllIn(path, text);
  }

  @Override
  public void detect(Landscape landscape, Consumer<Evidence> sink) {
    for (Placed<ConfigDocument> file : landscape.documents().inForce(ConfigDocument.class)) {
      file.document()
          .root()
          .filter(root -> isRules(file, root) || isEncrypted(root))
          .ifPresent(root -> sink.accept(secret(file, root.line(), "sops")));
    }
    for (Placed<ConfigDocument> file : landscape.facet(AnsibleVault.FACET).files()) {
      sink.accept(secret(file, 1, "ansible-vault"));
    }
  }

  private static Evidence secret(Placed<ConfigDocument> file, int line, String tool) {
    return Evidence.of(KIND, file.at(line)).with("tool", tool).with("what", tool);
  }

  private static boolean isRules(Placed<ConfigDocument> file, Value root) {
    return file.path().lowerName().startsWith(".sops.") && !root.items("creation_rules").isEmpty();
  }

  private static boolean isEncrypted(Value root) {
    return root.text("sops", "mac").isPresent() && root.text("sops", "version").isPresent();
  }
}
