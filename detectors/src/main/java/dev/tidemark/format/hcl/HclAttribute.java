package dev.tidemark.format.hcl;

import dev.tidemark.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code name = expression}. What is literal is a plain value: a scalar without a tag, a list or map of values. What is
 * not carries a tag of {@link HclValues}.
 *
 * @param value the shape of the expression
 * @param references what it refers to at any depth, templates included, each once: {@code var.name}, {@code
 *     module.network.vpc_id}, {@code path.module}; indexes are left out
 * @param line where the name stands, from 1
 * @param endLine where the expression ends
 */
public record HclAttribute(
    String name, Value value, List<String> references, int line, int endLine) {

  public HclAttribute {
    references = List.copyOf(references);
  }

  /** The text of a literal scalar: not of a reference, template or call. */
  public Optional<String> literal() {
    return HclValues.literal(value);
  }

  /** The text as written of a scalar or template, as {@code ${path.module}/x}; of a reference its name. */
  public Optional<String> written() {
    return value.text();
  }

  /** Whether an expression refers to this address or to something in it: {@code terraform.workspace}, {@code var}. */
  public boolean refersTo(String address) {
    return references.stream()
        .anyMatch(
            reference ->
                reference.equals(address)
                    || (reference.startsWith(address)
                        && reference.charAt(address.length()) == '.'));
  }
}
