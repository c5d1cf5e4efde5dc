package dev.tidemark.pipeline;

import dev.tidemark.document.Location;
import dev.tidemark.document.SharedText;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a step does: a command, something used, or what was followed, with what is inside it.
 *
 * @param text how it is shown, shortened
 * @param location where it stands
 * @param outcome what became of it
 * @param meaning what it does, when the catalogue knows it
 * @param words the command's words as far as they are known; or the reference that is used
 * @param targets directories or globs of the repository that it works on; {@code .} for the whole repository
 * @param elsewhere places in other repositories of the checkout that it works on, as reports call them
 * @param soft what keeps its failure from failing the job; empty when it fails it
 * @param why why it could not be followed, or what was followed
 * @param likely what an unread thing does by its name and inputs
 * @param inside what was found behind it
 */
public record Deed(
    String text,
    Location location,
    Outcome outcome,
    Optional<Meaning> meaning,
    List<String> words,
    List<String> targets,
    List<String> elsewhere,
    String soft,
    String why,
    List<String> likely,
    List<Deed> inside) {

  /** Why a command does not fail its job whose outcome decides what happens next. */
  public static final String ONLY_ASKED = "its outcome is only asked for";

  public Deed {
    text = SharedText.of(text);
    words = SharedText.of(words);
    targets = SharedText.of(targets);
    elsewhere = List.copyOf(elsewhere);
    likely = List.copyOf(likely);
    inside = List.copyOf(inside);
  }

  /** One that works on nothing of other repositories. */
  public Deed(
      String text,
      Location location,
      Outcome outcome,
      Optional<Meaning> meaning,
      List<String> words,
      List<String> targets,
      String soft,
      String why,
      List<String> likely,
      List<Deed> inside) {
    this(text, location, outcome, meaning, words, targets, List.of(), soft, why, likely, inside);
  }

  /** This deed, which works on places of other repositories too. */
  public Deed reaching(List<String> places) {
    return new Deed(
        text, location, outcome, meaning, words, targets, places, soft, why, likely, inside);
  }

  /** This deed, which could not be read, with what it likely does and the places that it works on. */
  public Deed likely(List<String> what, List<String> places) {
    return new Deed(
        text, location, outcome, meaning, words, places, elsewhere, soft, why, what, inside);
  }

  /** What became of a deed. */
  public enum Outcome {
    /** The catalogue says what it does. */
    KNOWN,
    /** It was followed, and {@link Deed#inside} says where to. */
    FOLLOWED,
    /** It refers to something that could not be read. */
    UNRESOLVED,
    /** A command that the catalogue does not hold. */
    UNKNOWN
  }
}
