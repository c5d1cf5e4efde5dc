package dev.tidemark.detector.terraform;

import dev.tidemark.link.terraform.ConfigurationFiles;
import dev.tidemark.repository.RepoPath;

/** Which files Terraform, OpenTofu and Terragrunt load as configuration, by name. */
final class TerraformFiles {
  private TerraformFiles() {}

  static boolean areConfiguration(RepoPath path) {
    return ConfigurationFiles.isNamed(path) || path.lowerName().equals("terragrunt.hcl");
  }
}
