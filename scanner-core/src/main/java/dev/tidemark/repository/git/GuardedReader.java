package dev.tidemark.repository.git;

import java.io.IOException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads objects of one folder, but none whose reading would have no end. */
final class GuardedReader extends ObjectReader.Filter {
  private final ObjectReader reader;
  private final ObjectFolder folder;

  GuardedReader(ObjectReader reader, ObjectFolder folder) {
    this.reader = reader;
    this.folder = folder;
  }

  @Override
  protected ObjectReader delegate() {
    return reader;
  }

  @Override
  public ObjectReader newReader() {
    return folder.newReader();
  }

  @Override
  public ObjectLoader open(AnyObjectId id, int type) throws IOException {
    folder.check(id);
    return reader.open(id, type);
  }

  @Override
  public ObjectLoader open(AnyObjectId id) throws IOException {
    return open(id, OBJ_ANY);
  }
}
