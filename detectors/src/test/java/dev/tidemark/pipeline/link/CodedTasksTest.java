package dev.tidemark.pipeline.link;

import static dev.tidemark.pipeline.PipelineTrees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tasks that are written as programs: nox, tox, Invoke, Rake and Mage. */
class CodedTasksTest {
  @Test
  void readsTasksThatALoadedFileImportsInItsTurn() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs:
          a: {steps: [{working-directory: live/dev, run: "rake deploy"}]}
          b: {steps: [{working-directory: live/dev, run: "rake far"}]}
        -- live/dev/Rakefile --
        import "../../tasks/entry.rake"
        -- tasks/entry.rake --
        import "../../tasks/ci.rake"
        import "../../tasks/gone.rake"
        -- tasks/ci.rake --
        import "../../tasks/entry.rake"
        task :deploy do
          sh "terraform apply -auto-approve"
        end
        -- elsewhere/far.rake --
        task :far do
          sh "terraform destroy"
        end
        """;
    assertThat(tree(files))
        .containsSubsequence("job a", "apply infrastructure", "job b", "? rake far (missing")
        .doesNotContain("terraform destroy");
  }

  @Test
  void askingRakeForItsVersionNeedsNoRakefile() {
    String file = "-- .github/workflows/a.yml --\non: push\njobs: {a: {steps: [{run: \"%s\"}]}}\n";
    assertThat(tree(file.formatted("rake --version"))).contains("all read through");
    assertThat(tree(file.formatted("rake deploy"))).contains("? rake deploy (missing");
  }

  @Test
  void readsTasksThatARakefileLoads() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs:
          a: {steps: [{run: "rake infra:plan"}]}
          b: {steps: [{run: "rake infra:all"}]}
          c: {steps: [{run: "rake ship"}]}
          d: {steps: [{run: "rake lint"}]}
          e: {steps: [{run: "rake deep"}]}
          f: {steps: [{run: "rake other"}]}
        -- Rakefile --
        Rake.add_rakelib 'ci/tasks'
        Dir.glob("more/**/*.rake").each { |file| load file }
        import 'single.rake'
        # import 'other.rake'
        -- ci/tasks/infra.rake --
        namespace :infra do
          task :plan do
            File.write("a", Time.now.to_s)
            sh "terraform -chdir=app plan"
          end
          task :all do
            Rake::Task["infra:plan"].invoke
          end
        end
        task :ship do
          Release::Upload.new("x").run
        end
        -- single.rake --
        task :lint do
          puts "Linter.new"
          sh "tflint --chdir=app"
        end
        -- more/a/b.rake --
        task(:deep) do
          sh "yamllint ."
        end
        -- other.rake --
        task :other do
          sh "terraform apply"
        end
        -- app/main.tf --
        """;
    assertThat(tree(files))
        .containsSubsequence("job a", "plan of app", "job b", "plan of app", "job c")
        .containsSubsequence("? classes of the repository (opaque", "job d", "lint of app")
        .containsSubsequence("job e", "yamllint", "job f", "? rake other (missing")
        .doesNotContain("terraform apply");
  }

  @Test
  void followsTasksThatAreWrittenAsPrograms() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs:
          nox: {steps: [{run: nox -s lint}]}
          all: {steps: [{run: nox}]}
          tox: {steps: [{run: "tox -e policy"}]}
          invoke: {steps: [{run: "invoke plan"}]}
          rake: {steps: [{run: "bundle exec rake infra:plan"}]}
          gem: {steps: [{run: "bundle exec rake syntax"}]}
          mage: {steps: [{run: "mage check"}]}
          gone: {steps: [{run: "rake gone"}]}
        -- noxfile.py --
        import nox

        @nox.session(python=["3.11"])
        def lint(session: nox.Session) -> None:
            session.install("yamllint")
            session.run("yamllint", "infra", external=True)

        @nox.session
        def plan(session):
            session.run("terraform", "-chdir=app", "plan")

        @nox.session(default=False)
        def ship(session):
            session.run("terraform", "apply")
        -- tox.ini --
        [tox]
        envlist = py311,policy
        [testenv]
        commands = pytest {posargs}
        [testenv:policy]
        commands =
            - yamllint .
            conftest test {toxinidir}/infra
        -- tasks.py --
        from invoke import task

        @task
        def init(c):
            c.run("terraform -chdir=app init")

        @task(pre=[init], name="plan")
        def do_plan(c, env="dev"):
            c.run(f"terraform -chdir=app plan -var env={env}", echo=True)
        -- Rakefile --
        namespace :infra do
          task :init do
            sh "terraform -chdir=app init"
          end
          task :plan => [:init] do
            sh "terraform -chdir=app plan"
          end
        end
        -- magefile.go --
        //go:build mage

        package main

        func Check() error {
        	mg.Deps(Lint)
        	return sh.Run("terraform", "-chdir=app", "validate")
        }

        func Lint() error {
        	return sh.RunV("tflint", "--chdir=app")
        }

        func Deploy() error {
        	return sh.Run("terraform", "apply")
        }
        -- app/main.tf --
        terraform {}
        -- infra/a.yaml --
        a: 1
        """;
    String tree = tree(files);
    assertThat(tree)
        .contains(
            "check lint of infra/**: yamllint",
            "check policy of infra/**: conftest",
            "check lint of . (does not block: || true): yamllint",
            "check plan of app: terraform -chdir=app plan -var",
            "      setup: terraform -chdir=app init\n      check plan of app: terraform -chdir=app plan\n",
            "check lint of .: rake syntax",
            "check validate of app: terraform",
            "check lint of app: tflint",
            "? rake gone (missing)")
        .doesNotContain("terraform apply")
        .contains(": 1 missing");
  }

  @Test
  void wordsBehindOptionsOfInvokeAreTasksOnlyWhereThereAreSuch() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs: {a: {steps: [{run: "%s"}]}}
        -- tasks.py --
        @task
        def plan(context, engine="mysql"):
            context.run("terraform plan")
        @task
        def check(context):
            context.run("terraform validate")
        """;
    assertThat(tree(files.formatted("invoke plan --engine postgres")))
        .contains("check plan of .")
        .doesNotContain("missing");
    assertThat(tree(files.formatted("invoke plan --verbose check")))
        .contains("check validate of .");
    assertThat(tree(files.formatted("invoke plan gone"))).contains("? invoke gone (missing");
  }

  @Test
  void functionsThatTakeTheContextBeforeACommandRunIt() {
    String files =
        """
        -- .github/workflows/a.yml --
        on: push
        jobs: {a: {steps: [{run: "invoke %s"}]}}
        -- tasks.py --
        def run_command(context, command, **kwargs):
            return context.run(command, pty=True)

        @task
        def plan(context):
            run_command(context, "terraform plan", warn=True)

        @task
        def lint(context, fix=False):
            command = "yamllint -s ."
            run_command(context, command)

        @task
        def ship(context):
            context.run(" ".join(parts))

        @task
        def tell(context):
            print_command(context, "terraform apply")
        """;
    assertThat(tree(files.formatted("plan"))).contains("check plan of .");
    assertThat(tree(files.formatted("lint"))).contains("check lint of .");
    assertThat(tree(files.formatted("ship"))).contains("(dynamic", "1 of them not read through");
    assertThat(tree(files.formatted("tell"))).contains("all read through");
  }
}
