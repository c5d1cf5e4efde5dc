package dev.tidemark.pipeline.link;

/**
 * What becomes of the failure of a command.
 *
 * @param script why the whole script's failure does not count; empty when it does
 * @param here why this command's status does not reach the script's; empty when it does
 * @param asked whether something asks for the status, so that {@code set -e} does not act
 * @param last whether it is the last of the script
 */
record Fate(String script, String here, boolean asked, boolean last) {
  static Fate of(String script) {
    return new Fate(script, "", false, true);
  }

  String soft() {
    return script.isEmpty() ? here : script;
  }

  Fate here(String why) {
    return new Fate(script, why, asked, last);
  }

  Fate asked(String why) {
    return new Fate(script, why, true, last);
  }

  Fate at(boolean isLast) {
    return new Fate(script, here, asked, last && isLast);
  }
}
