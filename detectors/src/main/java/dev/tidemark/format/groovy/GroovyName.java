package dev.tidemark.format.groovy;

/** A name, with what stands before it, and what turns out to follow. */
final class GroovyName {
  final String text;
  final boolean word;
  final int line;
  final boolean chained;
  final String receiver;
  final String type;
  final String assigned;
  final boolean created;
  final GroovyArguments arguments = new GroovyArguments();
  boolean called;
  boolean block;
  boolean defines;

  /** Behind the bracket that opens its arguments; as little as {@link #end} without one. */
  int open;

  int end;

  /**
   * @param chained whether a dot stands before it
   * @param receiver what that dot belongs to, where it is known
   * @param type what is declared to be of this name
   * @param assigned what the value is assigned to
   * @param created whether {@code new} stands before it
   */
  GroovyName(
      String text,
      int line,
      boolean chained,
      String receiver,
      String type,
      String assigned,
      boolean created) {
    this.text = text;
    this.word = GroovyText.isWord(text);
    this.line = line;
    this.chained = chained;
    this.receiver = receiver;
    this.type = type;
    this.assigned = assigned;
    this.created = created;
  }

  String full() {
    return receiver.isEmpty() ? text : receiver + "." + text;
  }
}
