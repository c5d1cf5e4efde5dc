package dev.tidemark.link.helm;

import dev.tidemark.link.helm.Outcome.Known;
import dev.tidemark.link.helm.Outcome.Truth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The functions of Go templates and Sprig that charts use to choose between literal values. */
final class TemplateFunctions {
  private TemplateFunctions() {}

  static Outcome apply(String name, List<Outcome> arguments) {
    if (arguments.isEmpty()) {
      return Outcome.Unknown.IT;
    }
    Outcome last = arguments.get(arguments.size() - 1);
    return switch (name) {
      case "toYaml",
          "toYamlPretty",
          "toJson",
          "nindent",
          "indent",
          "quote",
          "squote",
          "trim",
          "int",
          "int64",
          "float64",
          "toString",
          "lower",
          "required",
          "deepCopy",
          "mustToYaml" ->
          last;
      case "tpl" -> plain(arguments.get(0));
      case "default" ->
          arguments.size() == 2 ? orDefault(arguments.get(0), last) : Outcome.Unknown.IT;
      case "coalesce" -> coalesce(arguments);
      case "not", "empty" -> of(last.truth().negated());
      case "and" -> of(all(arguments));
      case "or" -> or(arguments);
      case "eq" -> compare(arguments, true);
      case "ne" -> compare(arguments, false);
      case "gt", "ge", "lt", "le" -> order(name, arguments);
      case "ternary" -> arguments.size() == 3 ? ternary(arguments) : Outcome.Unknown.IT;
      default -> Outcome.Unknown.IT;
    };
  }

  /** A text that is itself a template is not followed. */
  private static Outcome plain(Outcome outcome) {
    boolean template =
        TemplateExpression.print(outcome).map(text -> text.contains("{{")).orElse(true);
    return template ? Outcome.Unknown.IT : outcome;
  }

  private static Outcome of(Truth truth) {
    return truth == Truth.UNKNOWN ? Outcome.Unknown.IT : Outcome.of(truth == Truth.TRUE);
  }

  private static Outcome orDefault(Outcome fallback, Outcome value) {
    return switch (value.truth()) {
      case TRUE -> value;
      case FALSE -> fallback;
      case UNKNOWN -> Outcome.Unknown.IT;
    };
  }

  private static Outcome coalesce(List<Outcome> arguments) {
    for (Outcome argument : arguments) {
      if (argument.truth() != Truth.FALSE) {
        return argument;
      }
    }
    return Outcome.Known.NOTHING;
  }

  private static Truth all(List<Outcome> arguments) {
    Truth truth = Truth.TRUE;
    for (Outcome argument : arguments) {
      if (argument.truth() == Truth.FALSE) {
        return Truth.FALSE;
      }
      truth = argument.truth() == Truth.UNKNOWN ? Truth.UNKNOWN : truth;
    }
    return truth;
  }

  private static Outcome or(List<Outcome> arguments) {
    boolean unknown = false;
    for (Outcome argument : arguments) {
      if (argument.truth() == Truth.TRUE) {
        return argument;
      }
      unknown |= argument.truth() == Truth.UNKNOWN;
    }
    return unknown ? Outcome.Unknown.IT : Outcome.of(false);
  }

  /** Equality as {@code eq} has it: the first argument equals any of the others. */
  private static Outcome compare(List<Outcome> arguments, boolean equal) {
    Optional<String> first = TemplateExpression.print(arguments.get(0));
    boolean found = false;
    for (Outcome argument : arguments.subList(1, arguments.size())) {
      Optional<String> text = TemplateExpression.print(argument);
      if (first.isEmpty() || text.isEmpty()) {
        return Outcome.Unknown.IT;
      }
      found |= first.equals(text);
    }
    return Outcome.of(found == equal);
  }

  private static Outcome order(String name, List<Outcome> arguments) {
    if (arguments.size() != 2) {
      return Outcome.Unknown.IT;
    }
    OptionalDouble left = number(arguments.get(0));
    OptionalDouble right = number(arguments.get(1));
    if (left.isEmpty() || right.isEmpty()) {
      return Outcome.Unknown.IT;
    }
    int order = Double.compare(left.getAsDouble(), right.getAsDouble());
    return Outcome.of(
        switch (name) {
          case "gt" -> order > 0;
          case "ge" -> order >= 0;
          case "lt" -> order < 0;
          default -> order <= 0;
        });
  }

  private static OptionalDouble number(Outcome outcome) {
    Optional<String> text = TemplateExpression.print(outcome);
    if (!(outcome instanceof Known) || text.isEmpty() || text.get().length() > 18) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(text.get().isEmpty() ? 0 : Double.parseDouble(text.get()));
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }

  private static Outcome ternary(List<Outcome> arguments) {
    return switch (arguments.get(2).truth()) {
      case TRUE -> arguments.get(0);
      case FALSE -> arguments.get(1);
      case UNKNOWN -> Outcome.Unknown.IT;
    };
  }
}
