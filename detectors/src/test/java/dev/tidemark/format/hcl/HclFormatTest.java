package dev.tidemark.format.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Reading;
import dev.tidemark.document.Value;
import dev.tidemark.repository.RepoPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class HclFormatTest {
  /** Far longer than a slow machine takes: what is looked for is what never ends. */
  private static final Duration HANGS = Duration.ofMinutes(2);

  @Test
  void aTemplateOfAGeneratorDefinesNothingAndHidesNothing() {
    Reading template =
        reading(
            """
            {{range .secrets}}
            resource "google_secret" "{{.name}}" {
              name = "{{.name}}"
            }
            {{end}}
            """);
    assertThat(template.losesContent()).isFalse();
    assertThat(template.flaws()).hasSize(1);
    assertThat(((HclDocument) template.document().orElseThrow()).blocks("resource")).isEmpty();
  }

  @Test
  void actionsWithinATextAreTheBusinessOfSomebodyElse() {
    Reading heredoc =
        reading("a = <<EOF\n{{ range .x }}\n{{ end }}\nEOF\nresource \"b\" \"c\" {}\n");
    assertThat(heredoc.flaws()).isEmpty();
    assertThat(((HclDocument) heredoc.document().orElseThrow()).blocks("resource")).hasSize(1);
    assertThat(reading("resource \"a\" \"b\" {\n  c = [\n").losesContent()).isTrue();
  }

  private static Reading reading(String text) {
    return new HclFormat().read(new Blob(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsBlocksLabelsAndAttributesWithTheirLines() {
    HclDocument document =
        read(
            """
            # a comment with { and "
            resource "aws_vpc" "main" { // so has this one
              cidr_block = "10.0.0.0/16"
              tags = { Name = "main", "Cost Centre" : 4, (var.key) = true }
              lifecycle { create_before_destroy = true }
            }

            /* module "gone" { source = "./gone" } */
            module "network" {
              source  = "git::https://example.org/network.git?ref=v1.2.0"
              version = "~> 1.2"
            }
            """);
    HclBlock vpc = document.blocks("resource").get(0);
    assertThat(vpc.labels()).containsExactly("aws_vpc", "main");
    assertThat(vpc.line()).isEqualTo(2);
    assertThat(vpc.endLine()).isEqualTo(6);
    assertThat(vpc.literal("cidr_block")).contains("10.0.0.0/16");
    Value tags = vpc.attribute("tags").orElseThrow().value();
    assertThat(tags.text("Name")).contains("main");
    assertThat(tags.text("Cost Centre")).contains("4");
    assertThat(vpc.attribute("tags").orElseThrow().references()).containsExactly("var.key");
    assertThat(vpc.block("lifecycle").orElseThrow().isTrue("create_before_destroy")).isTrue();
    assertThat(document.blocks("module")).hasSize(1);
    assertThat(document.blocks("module").get(0).literal("version")).contains("~> 1.2");
  }

  @Test
  void readsLabelsWithoutQuotes() {
    HclDocument document = read("resource aws_vpc \"x\" {}\nvariable ami {\n default = 1\n}\n");
    assertThat(document.blocks("resource").get(0).labels()).containsExactly("aws_vpc", "x");
    assertThat(document.blocks("variable").get(0).labels()).containsExactly("ami");
  }

  @Test
  void keepsReferencesWithoutIndexes() {
    assertThat(references("x = aws_subnet.a[0].id")).containsExactly("aws_subnet.a.id");
    assertThat(references("x = data.aws_ami.a[each.key].id"))
        .containsExactly("each.key", "data.aws_ami.a.id");
    assertThat(references("x = module.a.*.id")).containsExactly("module.a.id");
    assertThat(references("x = lookup(var.sizes, terraform.workspace, \"t3\")"))
        .containsExactly("var.sizes", "terraform.workspace");
    assertThat(references("x = \"${path.module}/a-${var.b[\"k\"]}.json\""))
        .containsExactly("path.module", "var.b");
    assertThat(references("x = [for k, v in local.all : v.id if v.on]"))
        .containsExactly("local.all", "v.id", "v.on");
    assertThat(references("x = <<EOT\n%{ if var.a ~}\n${module.b.c}\n%{ endif }\nEOT\n"))
        .containsExactly("var.a", "module.b.c");
  }

  @Test
  void tellsLiteralsFromReferencesTemplatesCallsAndOperations() {
    assertThat(attribute("x = \"a\\\"b\\n$${c}\"").literal()).contains("a\"b\n${c}");
    assertThat(attribute("x = -4.5").literal()).contains("-4.5");
    assertThat(attribute("x = null").literal()).isEmpty();
    assertThat(attribute("x = var.a").literal()).isEmpty();
    assertThat(attribute("x = \"${var.a}\"").value().tag()).isEqualTo(HclValues.REFERENCE);
    assertThat(attribute("x = \"a-${var.a}\"").value().tag()).isEqualTo(HclValues.TEMPLATE);
    assertThat(attribute("x = \"a-${var.a}\"").written()).contains("a-${var.a}");
    assertThat(attribute("x = var.a ? 1 : 2").value().tag()).isEqualTo(HclValues.OPERATION);
    assertThat(HclValues.calls(attribute("x = { a = file(\"b.json\") }").value(), "file"))
        .hasSize(1);
    Value manifest =
        HclValues.arguments(attribute("x = yamlencode({ kind = \"Pod\" })").value(), "yamlencode")
            .orElseThrow()
            .get(0);
    assertThat(manifest.text("kind")).contains("Pod");
    assertThat(attribute("x = {a = 1}[var.k]").references()).containsExactly("var.k");
  }

  @Test
  void readsHeredocsWithAnythingInside() {
    HclDocument document =
        read(
            """
            resource "a" "b" {
              script = <<-EOT
                resource "not" "one" {
                "unclosed ${
                  var.x
                } EOT
                EOT
              after = 1
            }
            module "m" { source = "./m" }
            """);
    assertThat(document.blocks("resource")).hasSize(1);
    assertThat(document.blocks("resource").get(0).literal("after")).contains("1");
    assertThat(document.blocks("module").get(0).literal("source")).contains("./m");
    HclAttribute plain = attribute("x = <<-EOT\n    a\n      b\n  EOT\n");
    assertThat(plain.literal()).contains("a\n  b\n");
  }

  @Test
  void readsCarriageReturnsAndByteOrderMarks() {
    String text = "module \"m\" {\r\n  source = \"./m\"\r\n  a = <<E\r\nx\r\nE\r\n  b = 1\r\n}\r\n";
    byte[] bytes = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    HclDocument document =
        (HclDocument) new HclFormat().read(new Blob(bytes)).document().orElseThrow();
    assertThat(document.blocks("module").get(0).literal("source")).contains("./m");
    assertThat(document.blocks("module").get(0).literal("b")).contains("1");
  }

  @Test
  void readsJsonIntoTheSameDocument() {
    HclDocument document =
        read(
            """
            {
              "//": "made by a program",
              "terraform": {"backend": {"s3": {"bucket": "b"}}, "required_version": "~> 1.5"},
              "module": {"m": {"source": "./m", "name": "${var.a}", "path": "${path.module}/\\"x"}},
              "resource": {"aws_vpc": {"main": [{"cidr_block": "10.0.0.0/8",
                "lifecycle": {"create_before_destroy": true}}]}}
            }
            """);
    HclBlock terraform = document.blocks("terraform").get(0);
    assertThat(terraform.block("backend").orElseThrow().labels()).containsExactly("s3");
    assertThat(terraform.literal("required_version")).contains("~> 1.5");
    HclBlock module = document.blocks("module").get(0);
    assertThat(module.literal("source")).contains("./m");
    assertThat(module.line()).isEqualTo(4);
    assertThat(module.attribute("name").orElseThrow().references()).containsExactly("var.a");
    assertThat(module.attribute("path").orElseThrow().references()).containsExactly("path.module");
    HclBlock vpc = document.blocks("resource").get(0);
    assertThat(vpc.labels()).containsExactly("aws_vpc", "main");
    assertThat(vpc.block("lifecycle").orElseThrow().isTrue("create_before_destroy")).isTrue();
  }

  @Test
  void findsTheOtherBlocksWhenOneIsBroken() {
    for (String broken :
        List.of(
            "module \"x\" {\n  a = {\n",
            "module \"x\" {\n  a = \"b\n}\n",
            "module \"x\" {\n  a = \"${b\"\n}\n",
            "module \"x\" {\n  a = <<EOT\n  b\n}\n",
            "module \"x\"\n  a = 1\n}\n",
            "module \"x\" {\n  a = [1, 2\n}\n",
            "module \"x\" {\n  a = f(1, 2]\n}\n",
            "module \"x\" {\n  /* a = 1\n}\n")) {
      Reading reading =
          new HclFormat()
              .read(blob("variable \"a\" {}\n" + broken + "resource \"b\" \"c\" {\n  d = 1\n}\n"));
      HclDocument document = (HclDocument) reading.document().orElseThrow();
      assertThat(reading.flaws()).as(broken).isNotEmpty();
      assertThat(document.blocks("variable")).as(broken).hasSize(1);
      assertThat(document.blocks("module")).as(broken).hasSize(1);
      assertThat(document.blocks("resource")).as(broken).hasSize(1);
      assertThat(document.blocks("resource").get(0).literal("d")).as(broken).contains("1");
    }
  }

  @Test
  void staysLinearOnHostileInput() {
    List<String> hostile =
        List.of(
            "x = " + "[".repeat(100_000),
            "x = " + "(".repeat(100_000) + ")".repeat(100_000),
            "x = " + "{a=".repeat(100_000),
            "a {".repeat(100_000),
            "x = " + "\"${".repeat(100_000),
            "x = <<A\n" + "<<B\n".repeat(100_000),
            "x = \"" + "${a}".repeat(200_000),
            "/*".repeat(200_000),
            "resource \"a\" \"b\" {\n".repeat(40_000),
            "a = \"\n".repeat(100_000),
            "x = <<E1\n".repeat(50_000),
            "x = a" + ".b".repeat(300_000),
            "x = a" + "[0]".repeat(200_000),
            "x = " + "-".repeat(500_000),
            "x = " + "a ? b : ".repeat(100_000),
            "}".repeat(500_000),
            "resource \"" + "\\".repeat(500_001),
            "{" + "\"a\":{".repeat(100_000));
    for (String text : hostile) {
      Reading reading =
          Assertions.assertTimeoutPreemptively(HANGS, () -> new HclFormat().read(blob(text)));
      assertThat(reading.document().stream().flatMap(d -> ((HclDocument) d).values()).count())
          .isNotNegative();
    }
  }

  @Test
  void neverThrowsForMutatedText() {
    String text =
        """
        resource "a" "b" {
          c = "${d["e"]}-%{ if f }g%{ endif }\\u00e9" # h
          i = [for j in k : { l = j... }]
          m = <<-EOT
            ${n}
          EOT
          o = p ? -1.5e3 : q::r::s(t, [u]...)
        }
        """;
    Random random = new Random(7);
    String parts = "{}[]()\"$%\\\n<#/*=.,:-aE0 ";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder mutated = new StringBuilder(text);
      for (int k = random.nextInt(4); k >= 0; k--) {
        if (mutated.length() < 3) {
          break;
        }
        int at = 1 + random.nextInt(mutated.length() - 1);
        char c = parts.charAt(random.nextInt(parts.length()));
        switch (random.nextInt(4)) {
          case 0 -> mutated.deleteCharAt(at);
          case 1 -> mutated.insert(at, c);
          case 2 -> mutated.setCharAt(at, c);
          default -> mutated.setLength(at);
        }
      }
      assertThat(new HclFormat().read(blob(mutated.toString())).document()).isPresent();
    }
  }

  @Test
  void acceptsFilesByName() {
    HclFormat format = new HclFormat();
    for (String name :
        List.of(
            "main.tf",
            "main.tofu",
            "a.tfvars",
            ".terraform.lock.hcl",
            "terragrunt.hcl",
            "a.pkr.hcl",
            "a.tftest.hcl",
            "a.tfstack.hcl",
            "a.tf.json",
            "a.tfvars.json")) {
      assertThat(format.accepts(RepoPath.of("x/" + name))).as(name).isTrue();
    }
    assertThat(format.accepts(RepoPath.of("x/a.json"))).isFalse();
    assertThat(format.accepts(RepoPath.of("x/main.tf.example"))).isFalse();
  }

  @Test
  void saysWhatIsNoText() {
    assertThat(new HclFormat().read(new Blob(new byte[] {0, 1, 2})).flaws()).hasSize(1);
    assertThat(new HclFormat().read(blob("{ \"not\" json")).flaws()).hasSize(1);
  }

  private static List<String> references(String text) {
    return attribute(text).references();
  }

  private static HclAttribute attribute(String text) {
    return read(text).attribute("x").orElseThrow();
  }

  private static HclDocument read(String text) {
    Reading reading = new HclFormat().read(blob(text));
    assertThat(reading.flaws()).isEmpty();
    return (HclDocument) reading.document().orElseThrow();
  }

  private static Blob blob(String text) {
    return new Blob(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void oldTerraformOpensABlockOnTheLineBelow() {
    Reading reading =
        reading(
            """
            resource "aws_instance" "web"
            {
              ami = "x"
              tags

              {
                Name = "web"
              }
            }
            variable "size"
            { default = 1 }
            stray
            """);
    assertThat(reading.flaws()).hasSize(1);
    HclDocument document = (HclDocument) reading.document().orElseThrow();
    HclBlock web = document.blocks("resource").get(0);
    assertThat(web.line()).isEqualTo(1);
    assertThat(web.literal("ami")).contains("x");
    assertThat(web.blocks("tags").get(0).literal("Name")).contains("web");
    assertThat(document.blocks("variable")).hasSize(1);
    assertThat(document.blocks("variable").get(0).line()).isEqualTo(10);
  }
}
