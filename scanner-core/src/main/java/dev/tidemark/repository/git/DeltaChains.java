package dev.tidemark.repository.git;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.Pack;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Whether the edits that tell a packed object come to an end. A hostile pack can tell an object by itself, which would be
 * followed until memory is full.
 */
final class DeltaChains {
  /** Edits that are followed; Git makes chains of 50, and of 4,095 when it is told to. */
  private static final int LONGEST = 20_000;

  private final List<PackHeads> packs = new ArrayList<>();
  private volatile @Nullable PackHeads recent;

  DeltaChains(ObjectDirectory directory) {
    directory.getPacks().forEach(pack -> packs.add(new PackHeads(pack)));
  }

  /**
   * Refuses an object whose edits run in a circle.
   *
   * @return whether a pack holds it
   * @throws CorruptObjectException when they do
   */
  boolean check(AnyObjectId id) throws CorruptObjectException {
    PackHeads likely = recent;
    long place = likely == null ? -1 : likely.offset(id);
    if (likely != null && place > 0) {
      likely.check(id, place);
      return true;
    }
    for (PackHeads pack : packs) {
      long offset = pack.offset(id);
      if (offset > 0) {
        recent = pack;
        pack.check(id, offset);
        return true;
      }
    }
    return false;
  }

  /** The first bytes of each object of one pack, where it says what it is an edit of. */
  private static final class PackHeads {
    private final Pack pack;
    private volatile @Nullable Opened opened;

    PackHeads(Pack pack) {
      this.pack = pack;
    }

    long offset(AnyObjectId id) {
      PackIndex index = opened().index();
      return index == null ? -1 : index.findOffset(id);
    }

    void check(AnyObjectId id, long offset) throws CorruptObjectException {
      PackIndex index = opened().index();
      MappedByteBuffer bytes = opened().bytes();
      if (index == null || bytes == null) {
        return;
      }
      long at = offset;
      for (int steps = 0; at > 0; steps++) {
        if (steps > LONGEST) {
          throw new CorruptObjectException(id, "its edits have no end");
        }
        at = base(index, bytes, at);
      }
    }

    /** Where the object lies that the one here is an edit of; 0 where it is whole, or damaged and read no further. */
    private static long base(PackIndex index, MappedByteBuffer pack, long offset) {
      if (offset + 2 * Constants.OBJECT_ID_LENGTH > pack.limit()) {
        return 0;
      }
      int at = (int) offset;
      int type = (pack.get(at) >> 4) & 7;
      int end = at;
      while (pack.get(end) < 0 && end - at < Constants.OBJECT_ID_LENGTH) {
        end++;
      }
      end++;
      if (type == Constants.OBJ_REF_DELTA) {
        byte[] name = new byte[Constants.OBJECT_ID_LENGTH];
        if (end + name.length > pack.limit()) {
          return 0;
        }
        pack.get(end, name);
        return index.findOffset(ObjectId.fromRaw(name));
      }
      return type == Constants.OBJ_OFS_DELTA ? offset - distance(pack, end) : 0;
    }

    /** How far before this object the other one lies, as Git writes it. */
    private static long distance(MappedByteBuffer pack, int from) {
      int at = from;
      int part = pack.get(at++);
      long distance = part & 0x7F;
      while (part < 0 && at < pack.limit() && at - from < 9) {
        part = pack.get(at++);
        distance = ((distance + 1) << 7) + (part & 0x7F);
      }
      return distance;
    }

    private Opened opened() {
      Opened known = opened;
      if (known == null) {
        known = open();
        opened = known;
      }
      return known;
    }

    private Opened open() {
      Path file = pack.getPackFile().toPath();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        long size = Math.min(channel.size(), Integer.MAX_VALUE);
        return new Opened(pack.getIndex(), channel.map(MapMode.READ_ONLY, 0, size));
      } catch (IOException | RuntimeException unreadable) {
        return new Opened(null, null);
      }
    }
  }

  /** A pack's index and bytes; nothing where they cannot be read. */
  private record Opened(@Nullable PackIndex index, @Nullable MappedByteBuffer bytes) {}
}
