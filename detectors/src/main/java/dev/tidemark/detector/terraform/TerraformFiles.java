package dev.tidemark.detector.terraform;

import dev.tidemark.repository.RepoPath;

/** Which files Terraform, OpenTofu and Terragrunt load as configuration, by name. */
final class TerraformFiles {
  private TerraformFiles() {}

  static boolean areConfiguration(RepoPath path) {
    String name = path.lowerName();
    return name.endsWith(".tf")
        || name.endsWith(".tofu")
        || name.endsWith(".tf.json")
        || name.endsWith(".tofu.json")
        || name.equals("terragrunt.hcl");
  }
}
