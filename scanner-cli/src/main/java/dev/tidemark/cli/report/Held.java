package dev.tidemark.cli.report;

import dev.tidemark.landscape.UnitSource;
import dev.tidemark.organisation.Organisation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that several repositories hold.
 *
 * @param repository the first of them by name
 * @param path where it lies there; empty for the top
 * @param copies the others
 */
record Held(
    UnitSource.Sketched.What what, String repository, String path, List<Organisation.Copy> copies) {

  /** What many hold comes first; of what as many hold, the longest. */
  private static final Comparator<Held> ORDER =
      Comparator.comparingLong((Held one) -> -one.repositories().size())
          .thenComparingInt(one -> -one.lines())
          .thenComparing(Held::what)
          .thenComparing(Held::repository)
          .thenComparing(Held::path);

  Held {
    copies = List.copyOf(copies);
  }

  static List<Held> of(Organisation organisation) {
    record Place(UnitSource.Sketched.What what, String repository, String path) {}
    Map<Place, List<Organisation.Copy>> places = new LinkedHashMap<>();
    for (Organisation.Copy copy : organisation.copies()) {
      places
          .computeIfAbsent(
              new Place(copy.what(), copy.otherRepository(), copy.otherPath()),
              place -> new ArrayList<>())
          .add(copy);
    }
    return places.entrySet().stream()
        .map(
            one ->
                new Held(
                    one.getKey().what(),
                    one.getKey().repository(),
                    one.getKey().path(),
                    one.getValue()))
        .sorted(ORDER)
        .toList();
  }

  /** The other repositories, sorted. */
  List<String> repositories() {
    return copies.stream().map(Organisation.Copy::repository).distinct().sorted().toList();
  }

  /** The lines that are compared of the shortest copy. */
  int lines() {
    return copies.stream().mapToInt(Organisation.Copy::lines).min().orElse(0);
  }

  /** {@code identical}, {@code 79 % alike}, {@code 79 to 100 % alike, 2 of 5 identical}. */
  String likeness() {
    int least = copies.stream().mapToInt(Organisation.Copy::similarity).min().orElse(0);
    int most = copies.stream().mapToInt(Organisation.Copy::similarity).max().orElse(0);
    long identical = copies.stream().filter(Organisation.Copy::identical).count();
    if (identical == copies.size()) {
      return "identical";
    }
    String alike =
        least == 100
            ? "alike but for " + leftOut()
            : (least == most ? least + " % alike" : least + " to " + most + " % alike");
    return identical == 0
        ? alike
        : alike + ", " + identical + " of " + copies.size() + " identical";
  }

  /** What takes no part in the comparison. */
  private String leftOut() {
    return what == UnitSource.Sketched.What.DEFINITIONS
        ? "values and names"
        : "numbers and comments";
  }
}
