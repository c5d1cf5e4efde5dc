package dev.tidemark.format.versionfile;

import com.google.auto.service.AutoService;
import dev.tidemark.document.Blob;
import dev.tidemark.document.Format;
import dev.tidemark.document.Reading;
import dev.tidemark.repository.RepoPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code .terraform-version} and its like, which hold one version, and {@code .tool-versions}, which holds many. */
@AutoService(Format.class)
public final class VersionFileFormat implements Format {
  private static final Set<String> SINGLE =
      Set.of(".terraform-version", ".opentofu-version", ".terragrunt-version");

  /** Lines read; people list a few dozen tools. */
  private static final int MOST_LINES = 500;

  @Override
  public String id() {
    return "version-file";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public boolean accepts(RepoPath path) {
    return isVersionFile(path);
  }

  /** Whether a file of this name holds versions. */
  public static boolean isVersionFile(RepoPath path) {
    return SINGLE.contains(path.lowerName()) || path.lowerName().equals(".tool-versions");
  }

  /** The tool whose version alone a file of this name holds: {@code terraform} of {@code .terraform-version}. */
  public static String toolOf(RepoPath path) {
    String name = path.lowerName();
    return name.substring(1, name.lastIndexOf('-'));
  }

  @Override
  public Reading read(Blob blob) {
    if (!blob.text().isReadable()) {
      return Reading.unreadable(blob.text());
    }
    List<VersionFile.Tool> tools = new ArrayList<>();
    int line = 0;
    for (String written : blob.text().value().split("\n", MOST_LINES)) {
      line++;
      int comment = written.indexOf('#');
      String bare = (comment < 0 ? written : written.substring(0, comment)).strip();
      int space = bare.indexOf(' ');
      if (space > 0) {
        String version = bare.substring(space + 1).strip().split(" ", 2)[0];
        tools.add(new VersionFile.Tool(bare.substring(0, space), version, line));
      } else if (!bare.isEmpty()) {
        tools.add(new VersionFile.Tool("", bare, line));
      }
    }
    return Reading.of(new VersionFile(tools));
  }
}
