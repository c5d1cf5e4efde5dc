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

  private final BicepText text;
  private final BicepValues values;
  private final boolean generated;
  private final List<Declaration> parameters = new ArrayList<>();
  private final List<Declaration> resources = new ArrayList<>();
  private final List<Declaration> modules = new ArrayList<>();
  private String using = "";

  BicepReader(String text) {
    this.text = new BicepText(text);
    this.values = new BicepValues(this.text);
    this.generated = GeneratedHead.isIn(text);
  }

  Reading read() {
    while (text.nextStatement()) {
      if (parameters.size() + resources.size() + modules.size() > MOST_DECLARATIONS) {
        break;
      }
      statement(text.word());
    }
    List<Flaw> flaws =
        text.firstFlaw() == 0
            ? List.of()
            : List.of(new Flaw("bicep-syntax", text.firstFlaw(), "a bracket or text has no end"));
    return Reading.of(new BicepDocument(using, parameters, resources, modules, generated), flaws);
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
    int line = text.line();
    String name = text.word();
    Value body =
        text.skipTo('=')
            ? values.value()
            : new Value.Scalar("", false, "", text.line(), text.line());
    parameters.add(new Declaration(name, "", body, false, line, text.line()));
  }

  private void resource(String parent, int depth) {
    int line = text.line();
    String name = text.word();
    String type = withoutVersion(plain(values.value()));
    boolean nested = !parent.isEmpty() && !type.contains(".");
    String whole = nested ? parent + "/" + type : type;
    boolean existing = text.word().equals("existing");
    if (!text.skipTo('=')) {
      return;
    }
    boolean repeated = values.isLoop();
    Value body = values.body(() -> child(whole, depth + 1));
    if (!existing) {
      resources.add(new Declaration(name, whole, body, repeated, line, text.line()));
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
    int line = text.line();
    String name = text.word();
    String path = plain(values.value());
    if (text.skipTo('=')) {
      boolean repeated = values.isLoop();
      Value body = values.body(() -> {});
      modules.add(new Declaration(name, path, body, repeated, line, text.line()));
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
