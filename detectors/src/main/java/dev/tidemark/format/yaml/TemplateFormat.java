package dev.tidemark.format.yaml;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;

/** Reads CloudFormation templates that are named {@code x.template}, in YAML or JSON; other templates of that name hold nothing. */
@AutoService(Format.class)
public final class TemplateFormat implements Format {
  private final YamlFormat yaml = new YamlFormat();

  @Override
  public String id() {
    return "cloudformation-template";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int precedence() {
    return -1;
  }

  @Override
  public boolean guesses() {
    return true;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return path.extension().equals("template");
  }

  @Override
  public Reading read(Blob blob) {
    return yaml.readWhere(TemplateFormat::isTemplate, blob);
  }

  private static boolean isTemplate(String text) {
    return text.contains("Resources")
        && (text.contains("AWSTemplateFormatVersion") || text.contains("AWS::"));
  }
}
