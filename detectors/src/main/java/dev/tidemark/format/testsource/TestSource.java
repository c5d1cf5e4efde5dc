package dev.tidemark.format.testsource;

import dev.tidemark.document.Document;
import java.util.List;
import java.util.Set;

/**
 * A program that tests, as the words in it: enough to tell a test of infrastructure from one of an application.
 *
 * @param imports what it imports or requires, in the order of the file
 * @param names identifiers with their dots, comments and texts left out, bounded
 * @param texts short texts between quotes, bounded
 * @param tests how many tests it declares
 * @param skipped of these those that are skipped or muted
 * @param line where the first test stands; 1 when none was recognised
 */
public record TestSource(
    List<String> imports, Set<String> names, Set<String> texts, int tests, int skipped, int line)
    implements Document {

  public TestSource {
    imports = List.copyOf(imports);
    names = Set.copyOf(names);
    texts = Set.copyOf(texts);
  }

  /** Whether it imports something that begins with one of these. */
  public boolean importsAny(List<String> beginnings) {
    return imports.stream().anyMatch(one -> beginnings.stream().anyMatch(b -> begins(one, b)));
  }

  private static boolean begins(String imported, String beginning) {
    return imported.startsWith(beginning)
        && (imported.length() == beginning.length()
            || !Character.isLetterOrDigit(imported.charAt(beginning.length())));
  }

  /** Whether it calls or names one of these, or something that begins with a dotted one of them. */
  public boolean namesAny(List<String> wanted) {
    return wanted.stream()
        .anyMatch(
            one ->
                names.contains(one)
                    || (one.indexOf('.') > 0 && names.stream().anyMatch(n -> n.startsWith(one))));
  }

  /** Whether one of these stands in a text. */
  public boolean saysAny(List<String> wanted) {
    return wanted.stream().anyMatch(one -> texts.stream().anyMatch(text -> text.contains(one)));
  }

  /** Whether every test in it is skipped. */
  public boolean isSkipped() {
    return tests > 0 && skipped >= tests;
  }
}
