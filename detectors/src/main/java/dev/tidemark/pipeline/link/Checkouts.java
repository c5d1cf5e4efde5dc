package dev.tidemark.pipeline.link;

import dev.tidemark.landscape.Landscape;
import dev.tidemark.landscape.Neighbours.Neighbour;
import dev.tidemark.pipeline.Job;
import dev.tidemark.pipeline.PathPattern;
import dev.tidemark.pipeline.Pipeline;
import dev.tidemark.pipeline.Step;
import dev.tidemark.pipeline.Templates;
import dev.tidemark.pipeline.Work;
import dev.tidemark.repository.Remote;
import dev.tidemark.repository.RepoPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What lies where while a job runs: {@code actions/checkout} and {@code git clone} can put this repository, or another one,
 * into a folder.
 *
 * @param folders the repository in each folder that steps name; the empty text for this one. What commands clone joins them
 *     while the job's steps are read in their order
 * @param artifacts the places of this repository that earlier jobs published, by the folders that later ones find them in
 * @param inputs whether each repository lies in a folder whose name only the pipeline knows, as Concourse has it
 */
record Checkouts(
    Landscape landscape,
    Map<String, String> folders,
    SortedMap<String, String> artifacts,
    boolean inputs) {

  /** Steps of Jenkins that check a repository out. */
  private static final Set<String> SCM = Set.of("git", "checkout");

  /** A repository whose address is not written out. */
  private static final String UNKNOWN = "?";

  /** The top of the workspace. */
  private static final String TOP = "";

  static Checkouts none(Landscape landscape) {
    return new Checkouts(landscape, new TreeMap<>(), new TreeMap<>(), false);
  }

  /** Those that a pipeline of a CI system begins with. */
  static Checkouts of(Pipeline pipeline, Landscape landscape, SortedMap<String, String> artifacts) {
    boolean azure = pipeline.system().equals("azure-pipelines");
    return new Checkouts(
        landscape,
        new TreeMap<>(),
        azure ? artifacts : new TreeMap<>(),
        pipeline.system().equals("concourse"));
  }

  Checkouts of(Job job, Map<String, String> known) {
    Checkouts found = new Checkouts(landscape, new TreeMap<>(), artifacts, inputs);
    Set<String> atTop = new TreeSet<>();
    for (Step step : job.steps()) {
      if (step.work() instanceof Work.Use use) {
        boolean action = use.reference().startsWith("actions/checkout@");
        if (action || (use.kind() == Work.Use.Kind.STEP && SCM.contains(use.reference()))) {
          found.checkedOut(action ? byAction(use, known) : byJenkins(step, use, known), atTop);
        }
      }
    }
    if (atTop.size() == 1) { // of several, nobody can say which lies there when
      atTop.stream().filter(this::isNextDoor).forEach(name -> found.folders.put(TOP, name));
    }
    return found;
  }

  /**
   * A repository that a step checks out.
   *
   * @param name {@code owner/name}; empty for this one
   */
  private record CheckedOut(String name, String folder) {}

  private static CheckedOut byAction(Work.Use use, Map<String, String> known) {
    String name =
        Templates.fill(use.inputs().getOrDefault("repository", ""), known)
            .replace("${{ github.repository }}", "");
    return new CheckedOut(name, Templates.fill(use.inputs().getOrDefault("path", ""), known));
  }

  /** {@code git url: …} and {@code checkout} of Jenkins; what {@code scm} is, its job says. */
  private static CheckedOut byJenkins(Step step, Work.Use use, Map<String, String> known) {
    String address = Templates.fill(use.inputs().getOrDefault("url", ""), known);
    String folder = use.inputs().getOrDefault("relativeTargetDir", "");
    return new CheckedOut(
        address.isEmpty() ? "" : Remote.of(address).map(Remote::name).orElse(UNKNOWN),
        Places.resolve(step.directory(), Templates.fill(folder, known)));
  }

  private void checkedOut(CheckedOut one, Set<String> atTop) {
    boolean own = landscape.facet(OwnName.FACET).is(one.name());
    String folder = Places.resolve("", one.folder());
    if (folder.isEmpty()) {
      atTop.add(own ? "" : one.name());
    } else if (!folder.equals(Places.OUTSIDE)) {
      folders.put(folder, own ? "" : one.name());
    }
  }

  /** Notes that a command puts a repository into a folder, for what comes after it in the job. */
  void cloned(String address, String folder) {
    Optional<String> repository =
        Remote.of(address).map(Remote::name).filter(name -> landscape.neighbours().areThere());
    if (!folder.equals(Places.OUTSIDE) && !Places.isElsewhere(folder)) {
      repository.filter(this::isNextDoor).ifPresent(name -> folders.put(folder, name));
    }
  }

  private boolean isNextDoor(String repository) {
    return !repository.isEmpty() && landscape.neighbours().called(repository).isPresent();
  }

  /**
   * A place in another repository of the checkout as reports call it; nothing for a place here.
   *
   * @param fileAlone whether a file that is named is all that is worked on, and not what lies around and below it
   */
  Stream<String> nextDoor(String home, int most, boolean fileAlone) {
    if (!Places.isElsewhere(home)) {
      return Stream.empty();
    }
    int end = home.indexOf("//", 2);
    String inside = home.substring(end + 2);
    return landscape.neighbours().called(home.substring(2, end)).stream()
        .flatMap(
            name ->
                PathPattern.alternatives(inside, most).stream()
                    .map(
                        path ->
                            fileAlone ? path : directory(home.substring(0, end + 2) + path, path))
                    .map(path -> path.isEmpty() || path.equals("**") ? name : name + "/" + path));
  }

  /** The directory of a file; whether there is one is only asked where a name looks like a file's. */
  private String directory(String place, String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    boolean file =
        last.indexOf('.') > 0
            && ground(place)
                .filter(ground -> ground.landscape().hasFile(ground.path()))
                .isPresent();
    return file ? path.substring(0, Math.max(0, path.length() - last.length() - 1)) : path;
  }

  /** A place of the workspace as one of a repository. */
  String home(String place) {
    if (Places.isElsewhere(place) || place.equals(Places.OUTSIDE)) {
      return place;
    }
    for (Map.Entry<String, String> folder : folders.entrySet()) {
      boolean inside = place.equals(folder.getKey()) || place.startsWith(folder.getKey() + "/");
      if (inside && !folder.getKey().equals(TOP)) {
        String rest = place.substring(Math.min(place.length(), folder.getKey().length() + 1));
        return folder.getValue().isEmpty() ? rest : Places.of(folder.getValue(), rest);
      }
    }
    String top = folders.getOrDefault(TOP, "");
    return !top.isEmpty()
        ? Places.of(top, place)
        : inputs ? withoutInput(place) : fromArtifact(place);
  }

  /** A place in a folder of an artifact, where the repository itself has none of that name. */
  private String fromArtifact(String place) {
    for (int end = artifacts.isEmpty() ? 0 : place.length();
        end > 0;
        end = place.lastIndexOf('/', end - 1)) {
      String folder = place.substring(0, end);
      String source = artifacts.get(folder);
      if (source != null && !landscape.hasAny(RepoPath.of(folder))) {
        String rest = place.substring(Math.min(place.length(), end + 1));
        return Places.resolve(source, rest);
      }
    }
    return place;
  }

  /** A place below a folder that this repository does not have, where what follows is here. */
  private String withoutInput(String place) {
    int slash = place.indexOf('/');
    boolean plain = PathPattern.isPlain(place) && !Places.isElsewhere(place);
    if (!plain || place.isEmpty() || place.startsWith("/")) {
      return place;
    }
    String first = slash < 0 ? place : place.substring(0, slash);
    String rest = slash < 0 ? "" : place.substring(slash + 1);
    boolean here = landscape.hasAny(RepoPath.of(first));
    boolean there = !rest.isEmpty() && landscape.hasAny(RepoPath.of(rest));
    return here || !there ? place : rest;
  }

  /** Where a known place lies; nothing for one outside, one that is not known, or one of a repository that is not here. */
  Optional<Ground> ground(String place) {
    String home = home(place);
    if (!Places.isElsewhere(home)) {
      return Places.known(home).map(path -> new Ground(landscape, "", path));
    }
    int end = home.indexOf("//", 2);
    String repository = home.substring(2, end);
    Optional<Neighbour> other = landscape.neighbours().named(repository);
    return other.flatMap(
        neighbour ->
            Places.known(home.substring(end + 2))
                .map(path -> new Ground(neighbour.landscape(), neighbour.name(), path)));
  }
}
