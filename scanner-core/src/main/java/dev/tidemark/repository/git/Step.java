package dev.tidemark.repository.git;

import java.util.ArrayList;
import java.util.List;

/**
 * A step back from a commit, as typed behind its name.
 *
 * @param parent which parent, from 1
 * @param times how often
 */
record Step(int parent, int times) {

  /**
   * Reads {@code ~3^2^{commit}}.
   *
   * @throws IllegalArgumentException when it is none
   */
  static List<Step> parse(String typed, int from, int most) {
    List<Step> steps = new ArrayList<>();
    int at = from;
    while (at < typed.length()) {
      char kind = typed.charAt(at++);
      if (kind == '^' && (typed.startsWith("{commit}", at) || typed.startsWith("{}", at))) {
        at = typed.indexOf('}', at) + 1;
        continue;
      }
      int end = at;
      while (end < typed.length() && Character.isDigit(typed.charAt(end)) && end - at < 7) {
        end++;
      }
      int number = end == at ? 1 : Integer.parseInt(typed.substring(at, end));
      if ((kind != '~' && kind != '^') || number > most) {
        throw new IllegalArgumentException("no step back");
      }
      if (kind == '~') {
        steps.add(new Step(1, number));
      } else if (number > 0) {
        steps.add(new Step(number, 1));
      }
      at = end;
    }
    return steps;
  }
}
