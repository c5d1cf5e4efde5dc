package dev.tidemark.format.hcl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands between the braces of a block, or at the top of a file, in the order of the file. */
public record HclBody(List<HclAttribute> attributes, List<HclBlock> blocks) {

  /** A body that says nothing. */
  public static final HclBody EMPTY = new HclBody(List.of(), List.of());

  public HclBody {
    attributes = List.copyOf(attributes);
    blocks = List.copyOf(blocks);
  }

  public Optional<HclAttribute> attribute(String name) {
    for (HclAttribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** The literal text of an attribute: empty when it is missing, null, or anything but a literal scalar. */
  public Optional<String> literal(String name) {
    return attribute(name).flatMap(HclAttribute::literal);
  }

  /** The text as written of a scalar, whether literal, reference or template. */
  public Optional<String> written(String name) {
    return attribute(name).flatMap(HclAttribute::written);
  }

  /** Whether an attribute is literally true. */
  public boolean isTrue(String name) {
    return literal(name).filter("true"::equals).isPresent();
  }

  /** The blocks of a type directly in here. */
  public List<HclBlock> blocks(String type) {
    List<HclBlock> found = null;
    for (HclBlock block : blocks) {
      if (block.type().equals(type)) {
        found = found == null ? new ArrayList<>() : found;
        found.add(block);
      }
    }
    return found == null ? List.of() : Collections.unmodifiableList(found);
  }

  /** The first block of a type directly in here. */
  public Optional<HclBlock> block(String type) {
    for (HclBlock block : blocks) {
      if (block.type().equals(type)) {
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }

  private void collect(List<HclBlock> all) {
    for (HclBlock block : blocks) {
      all.add(block);
      block.body().collect(all);
    }
  }

  /** The attributes in here and in the blocks in here, at any depth. */
  Stream<HclAttribute> deepAttributes() {
    if (blocks.isEmpty()) {
      return attributes.stream();
    }
    List<HclBlock> deep = new ArrayList<>();
    collect(deep);
    List<HclAttribute> all = new ArrayList<>(attributes);
    for (HclBlock block : deep) {
      all.addAll(block.body().attributes);
    }
    return all.stream();
  }
}
