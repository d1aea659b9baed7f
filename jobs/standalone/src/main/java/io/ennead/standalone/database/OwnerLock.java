package io.ennead.standalone.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to run the database of a folder. The kernel takes it back however a process ends. */
final class OwnerLock implements AutoCloseable {

  /**
   * What this process holds. A second look at a file that it has locked must not happen: POSIX
   * drops a process's locks of a file when it closes any of its descriptors.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private OwnerLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, or null while another process, or another part of this one, holds it. */
  static OwnerLock tryAcquire(DatabaseFolder folder) throws IOException {
    Path file = folder.lockFile();
    if (!HELD.add(file)) {
      return null;
    }
    OwnerLock lock = null;
    try {
      lock = tryLock(file);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "%s may not be written by user %s: run as its owner or choose another --data-dir"
              .formatted(folder.root(), System.getProperty("user.name")),
          e);
    } finally {
      if (lock == null) {
        HELD.remove(file);
      }
    }
    return lock;
  }

  private static OwnerLock tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() != null) {
      return new OwnerLock(file, channel);
    }
    channel.close();
    return null;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD.remove(file);
    }
  }
}
