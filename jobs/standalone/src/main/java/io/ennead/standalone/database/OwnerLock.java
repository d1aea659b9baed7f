package io.ennead.standalone.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.StandardOpenOption;

/** The right to run the database of a folder. The kernel takes it back however a process ends. */
final class OwnerLock implements AutoCloseable {

  private final FileChannel channel;

  private OwnerLock(FileChannel channel) {
    this.channel = channel;
  }

  /** The lock, or null while another process, or another part of this one, holds it. */
  static OwnerLock tryAcquire(DatabaseFolder folder) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new IOException(
          "%s may not be written by user %s: run as its owner or choose another --data-dir"
              .formatted(folder.root(), System.getProperty("user.name")),
          e);
    }
    try {
      if (channel.tryLock() != null) {
        return new OwnerLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // This process holds it already.
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
    }
  }
}
