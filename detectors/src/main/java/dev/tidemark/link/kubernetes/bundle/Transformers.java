package dev.tidemark.link.kubernetes.bundle;

import dev.tidemark.document.Value;
import dev.tidemark.link.kubernetes.Images;
import dev.tidemark.link.kubernetes.kustomize.Kustomization;
import java.util.List;
import java.util.Optional;

/** What the fields {@code images} and {@code replicas} of a kustomization change in the objects that it takes in. */
final class Transformers {
  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private Transformers() {}

  /** Whether a kustomization changes anything by these fields. */
  static boolean areIn(Kustomization one) {
    return !one.body().items("images").isEmpty() || !one.body().items("replicas").isEmpty();
  }

  static Value.Mapping apply(Value.Mapping object, Kustomization one) {
    Value.Mapping changed = object;
    String name = object.text("metadata", "name").orElse("");
    for (Value replicas : one.body().items("replicas")) {
      Optional<Value> count = replicas.at("count");
      boolean meant = replicas.text("name").filter(name::equals).isPresent();
      if (meant && count.isPresent() && object.at("spec", "replicas").isPresent()) {
        changed = StrategicMerge.set(changed, "/spec/replicas", count.get());
      }
    }
    for (Value image : one.body().items("images")) {
      changed = withImage(changed, image);
    }
    return changed;
  }

  private static Value.Mapping withImage(Value.Mapping object, Value image) {
    Value.Mapping changed = object;
    String wanted = image.text("name").orElse("");
    for (String field : CONTAINERS) {
      List<Value> containers =
          object.at("spec", "template", "spec").map(spec -> spec.items(field)).orElse(List.of());
      for (int i = 0; i < containers.size(); i++) {
        Optional<Value> written = containers.get(i).at("image");
        String text = written.flatMap(Value::text).orElse("");
        if (!wanted.isEmpty() && Images.name(text).equals(wanted)) {
          String path = "/spec/template/spec/" + field + "/" + i + "/image";
          int line = written.map(Value::line).orElse(0);
          Value made = new Value.Scalar(changedTo(text, image), true, "", line, line);
          changed = StrategicMerge.set(changed, path, made);
        }
      }
    }
    return changed;
  }

  private static String changedTo(String written, Value image) {
    String name = image.text("newName").orElse(Images.name(written));
    Optional<String> digest = image.text("digest");
    Optional<String> tag = image.text("newTag");
    if (digest.isPresent()) {
      return name + "@" + digest.get();
    }
    return name + tag.map(t -> ":" + t).orElse(written.substring(Images.name(written).length()));
  }
}
