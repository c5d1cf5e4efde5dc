package dev.tidemark.link.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Location;
import dev.tidemark.document.Origin;
import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.evidence.Evidence;
import dev.tidemark.format.ConfigDocument;
import dev.tidemark.format.yaml.BundledYaml;
import dev.tidemark.format.yaml.YamlFormat;
import dev.tidemark.link.resource.DeclaredResource;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceCatalogueTest {
  private static final Mapping NOTHING = new Mapping(List.of(), "", 1, 1);
  private static final Location PLACE = Location.of(RepoPath.of("main.tf"), 1);
  private static final Value VOCABULARY = vocabulary();

  /** Rows whose evidence rests on attributes: what they must show, and the same without it. */
  static Stream<ResourceRow> rows() {
    return Stream.concat(
        ResourceCatalogue.bundled().rows().stream(),
        ResourceCatalogue.observability().rows().stream());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void givesOnlyDeclaredEvidence(ResourceRow row) {
    for (Meaning meaning : row.gives()) {
      Value kind =
          VOCABULARY.at(meaning.kind()).orElseThrow(() -> new AssertionError(meaning.kind()));
      meaning.fixed().forEach((name, value) -> assertFits(kind, meaning.kind(), name, value));
      meaning.lifted().keySet().forEach(name -> assertDeclared(kind, meaning.kind(), name));
    }
  }

  /** A row with a condition says nothing of a resource without attributes, unless absence is the condition. */
  @ParameterizedTest
  @MethodSource("rows")
  void asksForWhatItsConditionNames(ResourceRow row) {
    for (Meaning meaning : row.gives()) {
      boolean always = meaning.when().of(NOTHING) == Answer.YES;
      assertThat(meaning.of(NOTHING, PLACE).isPresent()).isEqualTo(always);
      if (!always) {
        Mapping shown = Showing.of(meaning.when());
        assertThat(meaning.of(shown, PLACE)).as(row.types() + " " + meaning.kind()).isPresent();
      }
    }
  }

  /** What lifts say of an empty resource is declared too. */
  @ParameterizedTest
  @MethodSource("rows")
  void liftsOnlyDeclaredTexts(ResourceRow row) {
    for (Meaning meaning : row.gives()) {
      Evidence evidence = Evidence.of(meaning.kind(), PLACE);
      for (Map.Entry<String, Lift> lift : meaning.lifted().entrySet()) {
        evidence = lift.getValue().into(evidence, lift.getKey(), NOTHING);
      }
      Value kind = VOCABULARY.at(meaning.kind()).orElseThrow();
      evidence.attributes().forEach((name, value) -> assertFits(kind, meaning.kind(), name, value));
    }
  }

  @Test
  void refusesWhatARowMayNotSay() {
    assertThatThrownBy(
            () -> read("rows:\n- types: [a]\n  gives:\n    - kind: x\n      wen: {has: y}"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(":5:")
        .hasMessageContaining("wen");
    assertThatThrownBy(
            () -> read("rows:\n- types: [a]\n  capability: x\n- types: [a]\n  capability: y"))
        .hasMessageContaining("a second row");
    assertThatThrownBy(() -> read("rows:\n- types: [a]\n")).hasMessageContaining("gives evidence");
    assertThatThrownBy(
            () -> read("rows:\n- types: [a]\n  gives:\n    - kind: x\n      when: {having: y}"))
        .hasMessageContaining("having");
  }

  @Test
  void takesTheLongestHeadOfAType() {
    ResourceCatalogue catalogue =
        read("rows: []\nprefixes:\n  aws_: other\n  aws_db_: database\n  aws_dx: network\n");
    assertThat(catalogue.rows()).isEmpty();
    assertThat(capability(catalogue, "aws_db_option_group")).isEqualTo("database");
    assertThat(capability(catalogue, "aws_dbx")).isEqualTo("other");
    assertThat(capability(catalogue, "azurerm_dns")).isEmpty();
  }

  private static String capability(ResourceCatalogue catalogue, String type) {
    return catalogue
        .capability(
            new DeclaredResource(
                "terraform",
                DeclaredResource.Kind.RESOURCE,
                type,
                "x",
                () -> NOTHING,
                false,
                PLACE,
                Origin.OWN))
        .orElse("");
  }

  private static ResourceCatalogue read(String text) {
    Value root =
        ((ConfigDocument)
                new YamlFormat()
                    .read(new Blob(text.getBytes(StandardCharsets.UTF_8)))
                    .document()
                    .orElseThrow())
            .root()
            .orElseThrow();
    return ResourceCatalogue.read("test.yaml", root);
  }

  private static void assertDeclared(Value kind, String kindName, String attribute) {
    if (!attribute.equals("tool") && !attribute.equals("name")) {
      assertThat(kind.at("attributes", attribute)).as(kindName + " " + attribute).isPresent();
    }
  }

  private static void assertFits(Value kind, String kindName, String attribute, Object value) {
    if (attribute.equals("tool") || attribute.equals("name")) {
      return;
    }
    assertDeclared(kind, kindName, attribute);
    String type = kind.text("attributes", attribute, "type").orElseThrow();
    Class<?> expected =
        switch (type) {
          case "boolean" -> Boolean.class;
          case "number" -> Long.class;
          case "list" -> List.class;
          default -> String.class;
        };
    assertThat(value).as(kindName + " " + attribute).isInstanceOf(expected);
    List<String> values = kind.texts("attributes", attribute, "values");
    if (!values.isEmpty()) {
      assertThat(values).as(kindName + " " + attribute).contains(value.toString());
    }
  }

  private static Value vocabulary() {
    return BundledYaml.root("/evidence-kinds.yaml");
  }

  /** Builds attributes that show what a condition asks for. */
  private static final class Showing {
    static Mapping of(Condition condition) {
      return (Mapping) merge(NOTHING, condition);
    }

    private static Value merge(Value base, Condition condition) {
      if (condition instanceof Condition.Has has) {
        return put(base, has.path(), scalar("x"));
      } else if (condition instanceof Condition.Is is) {
        return put(base, is.path(), scalar(is.texts().get(0)));
      } else if (condition instanceof Condition.Contains contains) {
        return put(base, contains.path(), scalar("x" + contains.texts().get(0) + "x"));
      } else if (condition instanceof Condition.Mentions mentions) {
        return put(base, mentions.path(), scalar("x" + mentions.texts().get(0) + "x"));
      } else if (condition instanceof Condition.Above above) {
        return put(base, above.path(), scalar(Integer.toString((int) above.bound() + 1)));
      } else if (condition instanceof Condition.Lists lists) {
        Value item = scalar("x");
        return put(
            base,
            lists.path(),
            new Value.Sequence(java.util.Collections.nCopies(lists.least(), item), "", 1, 1));
      } else if (condition instanceof Condition.All all) {
        Value out = base;
        for (Condition part : all.parts()) {
          out = merge(out, part);
        }
        return out;
      } else if (condition instanceof Condition.Any any) {
        return merge(base, any.parts().get(0));
      }
      return base;
    }

    private static Value put(Value base, String paths, Value value) {
      return put(base, List.of(paths.split("\\|", -1)[0].strip().split("\\.", -1)), value);
    }

    private static Value put(Value base, List<String> path, Value value) {
      if (path.isEmpty()) {
        return value;
      }
      Value inner = base.at(path.get(0)).orElse(NOTHING);
      List<Value.Pair> pairs =
          new ArrayList<>(
              base.pairs().stream().filter(pair -> !pair.key().equals(path.get(0))).toList());
      pairs.add(new Value.Pair(path.get(0), 1, put(inner, path.subList(1, path.size()), value)));
      return new Mapping(pairs, "", 1, 1);
    }

    private static Value scalar(String text) {
      return new Scalar(text, true, "", 1, 1);
    }
  }
}
