package dev.tidemark.format.program;

import dev.tidemark.document.Value;
import dev.tidemark.document.Value.Mapping;
import dev.tidemark.document.Value.Pair;
import dev.tidemark.document.Value.Scalar;
import dev.tidemark.format.program.ProgramSketch.Construct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the calls of constructors of imported names, from left to right, and reads their arguments as far as they are
 * written out. Texts and comments are stepped over; nothing is evaluated.
 */
final class ProgramReader {
  /** Programs that declare more by hand are not written. */
  private static final int MOST_CONSTRUCTS = 5_000;

  /** Methods of the CDK's own objects that make another one, with what they make. */
  private static final Map<String, String> MAKERS =
      Map.of(
          "createAlarm", "aws-cdk-lib/aws-cloudwatch#Alarm",
          "create_alarm", "aws-cdk-lib/aws-cloudwatch#Alarm",
          "autoScaleTaskCount", "aws-cdk-lib/aws-ecs#ScalableTaskCount",
          "auto_scale_task_count", "aws-cdk-lib/aws-ecs#ScalableTaskCount",
          "addHelmChart", "aws-cdk-lib/aws-eks#HelmChart",
          "add_helm_chart", "aws-cdk-lib/aws-eks#HelmChart");

  /** Methods of a pipeline of the CDK and of its waves: what they are given is delivered where it is called. */
  private static final Set<String> STAGES =
      Set.of("addStage", "add_stage", "addWave", "add_wave", "addApplicationStage");

  /** Where a pipeline of the CDK takes its code from: {@code CodePipelineSource.gitHub}. */
  private static final String SOURCE = "CodePipelineSource.";

  /** Pipelines have some ten steps that hold others; what a file holds beyond is not read twice. */
  private static final int MOST_HOLDERS = 200;

  /** Calls that hold more are no pipelines that people write. Characters. */
  private static final int LONGEST_HOLDER = 20_000;

  private final ProgramText text;
  private final Map<String, String> imports;
  private final boolean cdk;
  private final boolean pipelines;
  private int holders;
  private final Map<String, Scalar> constants = new HashMap<>();
  private final ProgramValues values;
  private final List<Construct> constructs = new ArrayList<>();

  ProgramReader(String text) {
    this.text = new ProgramText(text);
    this.imports = ProgramImports.of(text);
    this.values = new ProgramValues(this.text, imports, constants);
    this.cdk =
        imports.values().stream()
            .anyMatch(module -> module.startsWith("aws-cdk") || module.startsWith("aws_cdk"));
    this.pipelines = imports.values().stream().anyMatch(ProgramSketch::isOfPipelines);
  }

  ProgramSketch read() {
    while (!text.atEnd() && constructs.size() < MOST_CONSTRUCTS) {
      if (text.isComment()) {
        text.skipComment();
      } else if (text.isQuote()) {
        text.quoted();
      } else if (text.isNameStart()) {
        named();
      } else {
        text.advance();
      }
    }
    return new ProgramSketch(imports, constructs);
  }

  /** A name at the outermost level: a constructor, what makes an object of the CDK, or what a text is assigned to. */
  private void named() {
    boolean member = text.followsDot();
    String callee = text.dottedName();
    String last = callee.substring(callee.lastIndexOf('.') + 1);
    boolean called = text.isAny("(");
    if (called && pipelines && !member && isOfPipelines(callee, last)) {
      holder(callee);
    } else if (called && !member && values.isConstructor(callee)) {
      construct(callee);
    } else if (called && cdk && MAKERS.containsKey(last)) {
      imports.put(last, MAKERS.get(last));
      construct(last);
    } else if (!called && last.length() == callee.length()) {
      constantText(callee);
    }
  }

  private boolean isOfPipelines(String callee, String last) {
    int dot = callee.indexOf('.');
    String first = imports.getOrDefault(dot < 0 ? callee : callee.substring(0, dot), "");
    return STAGES.contains(last)
        || callee.contains(SOURCE)
        || (ProgramSketch.isOfPipelines(first) && values.isConstructor(callee));
  }

  /** Steps of a pipeline are written within others: what the call is given is looked through once more. */
  private void holder(String callee) {
    ProgramText.Mark before = text.mark();
    int begun = text.position();
    construct(callee);
    if (holders < MOST_HOLDERS && text.position() - begun <= LONGEST_HOLDER) {
      holders++;
      text.backTo(before);
      text.advance();
    }
  }

  /** A name that a text is assigned to stands for that text from there on. */
  private void constantText(String name) {
    ProgramText.Mark before = text.mark();
    text.skipSpace();
    boolean assigned = text.startsWith("=") && !text.startsWith("==");
    if (assigned) {
      text.advance();
      text.skipSpace();
    }
    if (assigned && text.isQuote()) {
      Scalar value = text.quoted();
      if (value.tag().isEmpty()) {
        constants.put(name, value);
      }
    } else {
      text.backTo(before);
    }
  }

  private void construct(String callee) {
    int first = text.line();
    text.advance();
    String name = "";
    List<Pair> properties = List.of();
    List<Pair> named = new ArrayList<>();
    boolean stage = STAGES.contains(callee.substring(callee.lastIndexOf('.') + 1));
    boolean more = true;
    while (more) {
      text.skipSpace();
      int keyLine = text.line();
      String key = values.key("=");
      Value value = values.value(0);
      if (!key.isEmpty()) {
        named.add(new Pair(key, keyLine, value));
      } else if (value instanceof Mapping map && properties.isEmpty()) {
        properties = map.pairs();
      } else if (name.isEmpty() && value instanceof Scalar scalar && scalar.quoted()) {
        name = scalar.tag().isEmpty() ? scalar.text() : "";
      } else if (callee.contains(SOURCE) && value instanceof Scalar scalar && scalar.quoted()) {
        named.add(new Pair("branch", keyLine, value));
      } else if (name.isEmpty() && stage && value instanceof Scalar scalar) {
        name = nameIn(scalar.text());
      }
      text.skipSpace();
      more = text.isAny(",");
      if (more) {
        text.advance();
      }
    }
    if (text.isAny(")")) {
      text.advance();
    }
    List<Pair> all = new ArrayList<>(properties);
    all.addAll(named);
    constructs.add(
        new Construct(callee, name, new Mapping(all, "", first, text.line()), first, text.line()));
  }

  /** What a computed argument is called by: the first text in it, or itself where it is a name. */
  private static String nameIn(String written) {
    int quote = 0;
    while (quote < written.length() && "'\"".indexOf(written.charAt(quote)) < 0) {
      quote++;
    }
    if (quote == written.length()) {
      return written.chars().allMatch(Character::isJavaIdentifierPart) ? written : "";
    }
    int end = written.indexOf(written.charAt(quote), quote + 1);
    return end < 0 ? "" : written.substring(quote + 1, end);
  }
}
