package dev.tidemark.format.hcl;

import dev.tidemark.document.Document;
import dev.tidemark.document.Sketch;
import dev.tidemark.document.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Terraform, OpenTofu, Terragrunt, Packer or other HCL file: blocks and attributes with lines.
 *
 * @param body the top of the file
 * @param generated whether its head says that it is generated and not to be edited
 * @param lines how many lines it has
 * @param sketch what its resources are made of, to find near copies
 */
public record HclDocument(HclBody body, boolean generated, int lines, Sketch sketch)
    implements Document {

  /** The top-level blocks of a type: {@code resource}, {@code module}, {@code run}. */
  public List<HclBlock> blocks(String type) {
    return body.blocks(type);
  }

  /** The top-level attribute of a name: a value of a tfvars file, {@code inputs} of Terragrunt. */
  public Optional<HclAttribute> attribute(String name) {
    return body.attribute(name);
  }

  /** The literal text of a top-level attribute. */
  public Optional<String> literal(String name) {
    return body.literal(name);
  }

  /** The resources, data sources or other two-label blocks of a type whose first label is this one. */
  public Stream<HclBlock> blocks(String type, String firstLabel) {
    return body.blocks(type).stream().filter(block -> block.label(0).equals(firstLabel));
  }

  /** Every attribute of the file, at any depth of blocks, in order. */
  public Stream<HclAttribute> attributes() {
    return body.deepAttributes();
  }

  /** Everything that the file's expressions refer to, in order, with repetitions across attributes. */
  public Stream<String> references() {
    return attributes().flatMap(attribute -> attribute.references().stream());
  }

  /** Every value of the file, at any depth. */
  public Stream<Value> values() {
    return attributes().flatMap(attribute -> attribute.value().walk());
  }
}
