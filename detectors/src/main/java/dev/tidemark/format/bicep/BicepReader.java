package dev.tidemark.format.bicep;

import dev.tidemark.document.Reading;
import dev.tidemark.document.Reading.Flaw;
import dev.tidemark.document.Value;
import dev.tidemark.format.GeneratedHead;
import dev.tidemark.format.bicep.BicepDocument.Declaration;
import java.util.ArrayList;
import java.util.List;

/** Reads the statements of one file: keyword by keyword, what it does not know being stepped over as a value. */
final class BicepReader {

  /** Statements of one file; those of a landing zone's largest are hundreds. */
  private static final int MOST_DECLARATIONS = 20_000;

  /** Resources within resources: types have a handful of parts. */
  private static final int DEEPEST = 20;

  private final BicepValues values;
  private final String text;
  private final List<Declaration> parameters = new ArrayList<>();
  private final List<Declaration> resources = new ArrayList<>();
  private final List<Declaration> modules = new ArrayList<>();
  private String using = "";

  BicepReader(String text) {
    this.text = text;
    this.values = new BicepValues(text);
  }

  Reading read() {
    while (values.nextStatement()) {
      if (parameters.size() + resources.size() + modules.size() > MOST_DECLARATIONS) {
        break;
      }
      statement(values.word());
    }
    List<Flaw> flaws =
        values.firstFlaw() == 0
            ? List.of()
            : List.of(new Flaw("bicep-syntax", values.firstFlaw(), "a bracket or text has no end"));
    return Reading.of(
        new BicepDocument(using, parameters, resources, modules, GeneratedHead.isIn(text)), flaws);
  }

  private void statement(String keyword) {
    switch (keyword) {
      case "using" -> using = plain(values.value());
      case "param" -> parameter();
      case "resource" -> resource("", 0);
      case "module" -> module();
      default -> values.skipStatement();
    }
  }

  private void parameter() {
    int line = values.line();
    String name = values.word();
    Value body =
        values.skipTo('=')
            ? values.value()
            : new Value.Scalar("", false, "", values.line(), values.line());
    parameters.add(new Declaration(name, "", body, false, line, values.line()));
  }

  private void resource(String parent, int depth) {
    int line = values.line();
    String name = values.word();
    String type = withoutVersion(plain(values.value()));
    boolean nested = !parent.isEmpty() && !type.contains(".");
    String whole = nested ? parent + "/" + type : type;
    boolean existing = values.word().equals("existing");
    if (!values.skipTo('=')) {
      return;
    }
    boolean repeated = values.isLoop();
    Value body = values.body(() -> child(whole, depth + 1));
    if (!existing) {
      resources.add(new Declaration(name, whole, body, repeated, line, values.line()));
    }
  }

  private void child(String parent, int depth) {
    if (depth > DEEPEST) {
      values.skipStatement();
    } else {
      resource(parent, depth);
    }
  }

  private void module() {
    int line = values.line();
    String name = values.word();
    String path = plain(values.value());
    if (values.skipTo('=')) {
      boolean repeated = values.isLoop();
      Value body = values.body(() -> {});
      modules.add(new Declaration(name, path, body, repeated, line, values.line()));
    }
  }

  private static String plain(Value value) {
    return value instanceof Value.Scalar scalar && scalar.tag().isEmpty() ? scalar.text() : "";
  }

  private static String withoutVersion(String type) {
    int at = type.indexOf('@');
    return at < 0 ? type : type.substring(0, at);
  }
}
