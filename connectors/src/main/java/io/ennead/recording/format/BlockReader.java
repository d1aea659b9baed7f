package io.ennead.recording.format;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file of a recording from its beginning; what is damaged is named with its position. */
public final class BlockReader implements Closeable {

  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final long size;
  private final DataInputStream in;
  private long position;
  private boolean unfinished;

  /** Opens a file; {@link #header} comes first, then {@link #next}. */
  public BlockReader(Path file) throws IOException {
    this.file = file;
    this.size = Files.size(file);
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
  }

  /**
   * The header; nothing if the file ends in it, as one does whose writer was killed.
   *
   * @throws DamagedRecordingException if the file begins with anything else
   */
  public Optional<Header> header() throws IOException {
    try {
      Header header = Header.read(in);
      position = header.toBytes().length;
      return Optional.of(header);
    } catch (EOFException e) {
      unfinished = true;
      return Optional.empty();
    } catch (IOException e) {
      throw new DamagedRecordingException(file, 0, e.getMessage(), e);
    }
  }

  /**
   * The next block; nothing at the end of the file, be it the end of a block or within one.
   *
   * @throws DamagedRecordingException if the bytes are not those that were written
   */
  public Optional<Block> next() throws IOException {
    if (unfinished || position == size) {
      return Optional.empty();
    }
    try {
      Block block = Block.read(in);
      position += Block.PREFIX + block.packed().length;
      return Optional.of(block);
    } catch (EOFException e) {
      unfinished = true;
      return Optional.empty();
    } catch (IOException e) {
      throw new DamagedRecordingException(file, position, e.getMessage(), e);
    }
  }

  /** The byte behind the last whole block. */
  public long position() {
    return position;
  }

  /** Whether the file ends within a block or its header, as one does whose writer was killed. */
  public boolean isUnfinished() {
    return unfinished;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
