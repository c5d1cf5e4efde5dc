package dev.tidemark.format.hcl;

import dev.tidemark.document.Blob;
import dev.tidemark.document.Document;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Prints what our scanner reads of every .tf file below a directory, in the form of {@code bench/hcl-oracle/oracle.js}. */
public final class HclDump {

  private HclDump() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(file -> file.toString().endsWith(".tf"))
              .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
              .toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path file : files) {
      String name = root.relativize(file).toString();
      Optional<Document> document =
          new HclFormat().read(new Blob(Files.readAllBytes(file))).document();
      if (document.isPresent()) {
        HclDocument hcl = (HclDocument) document.get();
        hcl.body().blocks().forEach(block -> lines.add(line(name, block)));
      } else {
        lines.add(name + "\t<refused>");
      }
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    lines.stream().sorted().forEach(out::println);
    out.flush();
  }

  private static String line(String file, HclBlock block) {
    List<String> header = new ArrayList<>(List.of(block.type()));
    header.addAll(block.labels());
    TreeSet<String> names = new TreeSet<>();
    block.body().attributes().forEach(attribute -> names.add(attribute.name()));
    block.body().blocks().forEach(nested -> names.add(nested.type()));
    boolean module = block.type().equals("module");
    return String.join(
        "\t",
        file,
        String.join(" ", header),
        String.join(",", names),
        module ? text(block, "source") : "",
        module ? text(block, "version") : "");
  }

  private static String text(HclBlock block, String name) {
    return block
        .attribute(name)
        .map(attribute -> attribute.literal().orElse("<expression>"))
        .orElse("");
  }
}
