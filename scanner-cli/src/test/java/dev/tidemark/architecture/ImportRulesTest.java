package dev.tidemark.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The invariants of ARCHITECTURE.md that a compiler does not keep. */
class ImportRulesTest {
  private static final String[] CORE = {
    "dev.tidemark.scan..",
    "dev.tidemark.repository..",
    "dev.tidemark.document..",
    "dev.tidemark.evidence..",
    "dev.tidemark.rubric..",
    "dev.tidemark.landscape..",
    "dev.tidemark.judgement..",
    "dev.tidemark.organisation..",
    "dev.tidemark.compare..",
    "dev.tidemark.parallel.."
  };
  private static final String[] TECHNOLOGY = {
    "dev.tidemark.format..",
    "dev.tidemark.pipeline..",
    "dev.tidemark.link..",
    "dev.tidemark.detector.."
  };
  private static final String COMMAND_LINE = "dev.tidemark.cli..";

  private final JavaClasses program =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/dev/tidemark/fixtures/"))
          .withImportOption(location -> !location.contains("/test/dev/tidemark/"))
          .importPackages("dev.tidemark");

  @TestFactory
  Stream<DynamicTest> rules() {
    return Stream.of(
            noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TECHNOLOGY)
                .as("core knows no technology"),
            noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "org.yaml..", "com.fasterxml..", "org.commonmark..", "picocli..", COMMAND_LINE)
                .as("core knows no parser, no JSON and no command line"),
            noClasses()
                .that()
                .resideInAnyPackage(TECHNOLOGY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    COMMAND_LINE,
                    "dev.tidemark.scan..",
                    "dev.tidemark.rubric..",
                    "dev.tidemark.judgement..",
                    "dev.tidemark.organisation..",
                    "dev.tidemark.compare..")
                .as("what knows a technology sees, and does not judge"),
            noClasses()
                .that()
                .resideInAnyPackage("dev.tidemark.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "dev.tidemark.pipeline..", "dev.tidemark.link..", "dev.tidemark.detector..")
                .as("a format reads bytes and asks nobody"),
            noClasses()
                .that()
                .resideInAnyPackage("dev.tidemark.link..", "dev.tidemark.pipeline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.detector..")
                .as("linking comes before detecting"),
            slices()
                .matching("dev.tidemark.detector.(*)..")
                .should()
                .notDependOnEachOther()
                .as("capabilities never import one another"),
            slices()
                .matching("dev.tidemark.link.(**)")
                .should()
                .beFreeOfCycles()
                .as("what is linked builds on one another in one direction"),
            noClasses()
                .that()
                .resideOutsideOfPackage("dev.tidemark.repository.git..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jgit..")
                .as("only repository.git knows JGit"),
            noClasses()
                .that()
                .resideOutsideOfPackage(COMMAND_LINE)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .as("only the command line prints and ends the process"),
            noClasses()
                .should()
                .dependOnClassesThat(
                    resideInAPackage("java.net..").or(resideInAPackage("java.net.http..")))
                .as("nobody names the network"),
            noClasses()
                .should()
                .accessClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .accessClassesThat()
                .areAssignableTo(Process.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .as("nobody starts a process"),
            noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ClassLoader.class)
                .orShould()
                .callMethod(Class.class, "forName", String.class)
                .as("nobody loads a class by name"),
            noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.fixtures..")
                .as("only tests import fixtures"),
            classes()
                .that()
                .areAssignableTo("dev.tidemark.evidence.Detector")
                .and()
                .areNotInterfaces()
                .should()
                .resideInAPackage("dev.tidemark.detector..")
                .andShould()
                .haveOnlyFinalFields()
                .as("detectors live with their capability and have no state"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> check(rule)));
  }

  @Test
  void somethingIsLookedAt() {
    assertThat(program.contain("dev.tidemark.cli.Main")).isTrue();
    assertThat(program.contain("dev.tidemark.scan.Assessment")).isTrue();
    assertThat(program.contain("dev.tidemark.format.ConfigDocument")).isTrue();
    assertThat(program.stream().map(JavaClass::getSimpleName)).doesNotContain("ImportRulesTest");
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(program);
  }
}
