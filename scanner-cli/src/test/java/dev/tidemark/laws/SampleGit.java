package dev.tidemark.laws;

import dev.tidemark.repository.Entry;
import dev.tidemark.repository.TextSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Writes a text snapshot as the one commit of a bare repository, the same id every time. */
final class SampleGit {
  private static final PersonIdent NOBODY =
      new PersonIdent(
          "nobody", "nobody@example.org", Instant.parse("2024-06-30T12:00:00Z"), ZoneOffset.UTC);

  private SampleGit() {}

  static Path write(TextSnapshot files, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Repository repository =
            new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        ObjectInserter objects = repository.newObjectInserter()) {
      repository.create(true);
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      for (Entry entry : files.entries()) {
        DirCacheEntry file = new DirCacheEntry(entry.path().value());
        file.setFileMode(FileMode.REGULAR_FILE);
        file.setObjectId(objects.insert(Constants.OBJ_BLOB, files.read(entry, Long.MAX_VALUE)));
        builder.add(file);
      }
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(objects));
      commit.setAuthor(NOBODY);
      commit.setCommitter(NOBODY);
      commit.setMessage("Everything (#1)");
      ObjectId id = objects.insert(commit);
      objects.flush();
      point(repository, id);
    }
    return folder;
  }

  private static void point(Repository repository, ObjectId commit) throws IOException {
    RefUpdate update = repository.updateRef(Constants.HEAD);
    update.setNewObjectId(commit);
    update.forceUpdate();
  }
}
