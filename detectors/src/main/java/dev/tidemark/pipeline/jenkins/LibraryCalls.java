package dev.tidemark.pipeline.jenkins;

import dev.tidemark.document.Placed;
import dev.tidemark.format.groovy.GroovyScript;
import dev.tidemark.format.groovy.GroovyScript.Call;
import dev.tidemark.pipeline.Work;
import dev.tidemark.pipeline.catalogue.Uses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a call in a Jenkinsfile or library uses: a step of the repository's own {@code vars/}, a step of a plugin that
 * the catalogue knows, a step of another library, or a class whose work is not read.
 */
final class LibraryCalls {
  /** Verbs by which methods ask for something, or put it together. */
  private static final List<String> PREPARING =
      List.of(
          "get",
          "is",
          "has",
          "to",
          "set",
          "with",
          "log",
          "add",
          "contains",
          "find",
          "register",
          "as",
          "retrieve");

  /** Methods that every class of Groovy has, and those that only log. */
  private static final Set<String> PLAIN_METHODS =
      Set.of(
          "debug",
          "info",
          "warn",
          "error",
          "println",
          "equals",
          "valueOf",
          "values",
          "build",
          "instance",
          "resolve",
          "call",
          "delegate",
          "exists",
          "replace",
          "format",
          "trim");

  /** What pipelines and libraries call the object whose methods are the steps themselves. */
  private static final List<String> SELF =
      List.of("this.", "steps.", "script.", "jenkins.", "ctx.", "context.", "localSteps.");

  /** Blocks that only give a pipeline its shape. */
  private static final Set<String> SHAPE =
      Set.of(
          "pipeline",
          "stages",
          "steps",
          "agent",
          "options",
          "environment",
          "tools",
          "parameters",
          "triggers",
          "node",
          "script",
          "when",
          "post",
          "docker",
          "label",
          "parallel",
          "failFast",
          "matrix",
          "axes",
          "axis",
          "call",
          "timeout",
          "retry",
          "timestamps",
          "ansiColor",
          "withEnv",
          "withCredentials",
          "container",
          "lock",
          "wrap",
          "sshagent",
          "stage",
          "allOf",
          "anyOf",
          "not",
          "expression",
          "branch",
          "or",
          "and",
          "always",
          "success",
          "failure",
          "cleanup",
          "input");

  /** What a Jenkinsfile that says itself what to do begins with. */
  private static final Set<String> WRITTEN_OUT =
      Set.of("pipeline", "node", "stage", "podTemplate", "sh", "bat", "powershell", "pwsh");

  /** Stands for the name of a library that the server loads without being told to. */
  private static final String IMPLICIT = "implicit";

  /** Packages of Java, Groovy and Jenkins itself: no library of anybody's own. */
  private static final List<String> PLATFORM =
      List.of(
          "java.",
          "javax.",
          "groovy.",
          "org.codehaus.groovy.",
          "org.jenkinsci.",
          "hudson.",
          "jenkins.",
          "com.cloudbees.",
          "net.sf.json.",
          "org.yaml.",
          "org.apache.",
          "com.fasterxml.");

  private final Map<String, Placed<GroovyScript>> library;
  private final Map<String, Placed<GroovyScript>> classes;
  private final Placed<GroovyScript> file;
  private final boolean inClass;

  /** The libraries that the file loads, as written; asked of the file once, as each of its calls asks for them. */
  private final List<String> libraries;

  /** What may have a step that nothing of the repository has: one of {@link #libraries}, or the library of the server. */
  private final Optional<String> elsewhere;

  private final Set<String> told = new HashSet<>();

  LibraryCalls(
      Map<String, Placed<GroovyScript>> library,
      Map<String, Placed<GroovyScript>> classes,
      Placed<GroovyScript> file) {
    this.library = library;
    this.classes = classes;
    this.file = file;
    this.inClass = classes.containsValue(file);
    this.libraries = file.document().libraries();
    this.elsewhere = leavesAllToALibrary() ? Optional.of(IMPLICIT) : libraries.stream().findFirst();
  }

  /** A step's name without the object that stands for the pipeline. */
  static String bare(String name) {
    String bare = name.replace("?", "");
    for (String self : SELF) {
      bare = bare.startsWith(self) ? bare.substring(self.length()) : bare;
    }
    return bare;
  }

  /** Whether a step is another library's, so that the words in its block are that library's too. */
  static boolean isUnread(Work work) {
    return work instanceof Work.Use use
        && !use.reference().startsWith("./")
        && (use.kind() == Work.Use.Kind.LIBRARY
            || Uses.KNOWN.match("step:" + use.reference(), use.inputs()).isEmpty());
  }

  /**
   * What a call uses; empty for what does no work of its own.
   *
   * @param delegated whether it stands in the block of a step that is not read
   */
  Optional<Work> use(Call call, String name, boolean delegated) {
    int dot = name.indexOf('.');
    String owner = dot < 0 ? name : name.substring(0, dot);
    Placed<GroovyScript> own = library.get(owner);
    if (own != null && !own.path().equals(file.path())) {
      String member = dot < 0 ? "call" : name.substring(dot + 1);
      String reference = "./" + own.path() + (dot < 0 ? "" : "#" + member);
      Map<String, String> inputs = GivenValues.inputs(own.document(), call, member);
      return Optional.of(new Work.Use(Work.Use.Kind.LIBRARY, reference, inputs));
    }
    if (SHAPE.contains(name)) {
      return Optional.empty();
    }
    if (Uses.KNOWN.match("step:" + name, call.named()).isPresent()) {
      Map<String, String> inputs = name.equals("git") ? address(call) : call.named();
      return Optional.of(new Work.Use(Work.Use.Kind.STEP, name, inputs));
    }
    return dot >= 0
        ? method(call, owner, name.substring(dot + 1))
        : delegated ? Optional.empty() : unknown(call, name);
  }

  /** What {@code git 'https://…'} is given, by the name that its documentation has for it. */
  private static Map<String, String> address(Call call) {
    return call.named().isEmpty() && !call.text().isEmpty()
        ? Map.of("url", call.text())
        : call.named();
  }

  /** A step that no plugin of the catalogue has is a library's. */
  private Optional<Work> unknown(Call call, String name) {
    boolean ownMethod = inClass && (call.name().equals(name) || call.name().startsWith("this."));
    if (ownMethod
        || !Character.isLowerCase(name.charAt(0))
        || file.document().definitions().containsKey(name)) {
      return Optional.empty();
    }
    return Optional.of(
        elsewhere.isEmpty()
            ? new Work.Use(Work.Use.Kind.STEP, name, call.named())
            : new Work.Use(Work.Use.Kind.LIBRARY, name + "@" + elsewhere.get(), call.named()));
  }

  /** Whether a Jenkinsfile names no library and is made of calls alone that Jenkins has no step for. */
  private boolean leavesAllToALibrary() {
    return libraries.isEmpty()
        && file.path().lowerName().startsWith("jenkinsfile")
        && file.document().calls().stream().map(Call::name).noneMatch(WRITTEN_OUT::contains);
  }

  /** A method of an object of a library's class; asking and telling do no work. */
  private Optional<Work> method(Call call, String owner, String method) {
    String type = file.document().values().getOrDefault(owner, owner);
    if (type.equals("docker")) {
      return Uses.KNOWN.match("step:docker." + method, Map.of()).isPresent()
          ? Optional.of(new Work.Use(Work.Use.Kind.STEP, "docker." + method, Map.of()))
          : Optional.empty();
    }
    Placed<GroovyScript> known = classes.get(type);
    if (known != null) {
      boolean there = known.document().definitions().containsKey(method);
      return there && !known.path().equals(file.path())
          ? Optional.of(
              new Work.Use(
                  Work.Use.Kind.LIBRARY,
                  "./" + known.path() + "#" + method,
                  GivenValues.inputs(known.document(), call, method)))
          : Optional.empty();
    }
    String full = file.document().imports().getOrDefault(type, "");
    boolean foreign = !full.isEmpty() && PLATFORM.stream().noneMatch(full::startsWith);
    if (foreign && isWork(method) && told.add(type + "." + method)) {
      return Optional.of(new Work.Opaque(type + "." + method, "opaque"));
    }
    boolean singleton =
        type.equals(owner)
            && full.isEmpty()
            && libraries.stream().anyMatch(library -> library.startsWith(owner));
    return singleton && isWork(method)
        ? Optional.of(
            new Work.Use(
                Work.Use.Kind.LIBRARY, owner + "." + method + "@" + libraries.get(0), Map.of()))
        : Optional.empty();
  }

  /** Whether a method does something, by its name: those that ask, prepare or tell do not. */
  private static boolean isWork(String method) {
    return method.indexOf('.') < 0
        && !PLAIN_METHODS.contains(method)
        && PREPARING.stream().noneMatch(verb -> beginsWith(verb, method));
  }

  private static boolean beginsWith(String verb, String method) {
    return method.startsWith(verb)
        && (method.length() == verb.length()
            || Character.isUpperCase(method.charAt(verb.length())));
  }
}
