package dev.tidemark.format.program;

import dev.tidemark.document.Document;
import dev.tidemark.document.Value;
import java.util.List;
import java.util.Map;

/**
 * What a program that declares infrastructure constructs.
 *
 * @param imports what each name of the file stands for: {@code aws} for {@code @pulumi/aws}, {@code Bucket} for {@code
 *     aws-cdk-lib/aws-s3#Bucket}
 * @param constructs objects that are made of something imported
 */
public record ProgramSketch(Map<String, String> imports, List<Construct> constructs)
    implements Document {

  /** The tag of a scalar that is computed. */
  public static final String EXPRESSION = "!expression";

  /** How the library of pipelines of the CDK is imported. */
  private static final List<String> PIPELINES =
      List.of(
          "aws-cdk-lib/pipelines",
          "@aws-cdk/pipelines",
          "aws_cdk.pipelines",
          "aws_cdk#pipelines",
          "aws-cdk-lib#pipelines");

  public ProgramSketch {
    imports = Map.copyOf(imports);
    constructs = List.copyOf(constructs);
  }

  /** Whether what is imported is the library by which the CDK declares pipelines, or of it. */
  public static boolean isOfPipelines(String module) {
    for (String library : PIPELINES) {
      if (module.startsWith(library)) {
        return true;
      }
    }
    return false;
  }

  /**
   * An object that the program makes.
   *
   * @param callee as written: {@code aws.rds.Instance}
   * @param name the first text among the arguments; empty where it is computed
   * @param properties the last object among the arguments, or the named arguments
   */
  public record Construct(
      String callee, String name, Value.Mapping properties, int line, int endLine) {}
}
