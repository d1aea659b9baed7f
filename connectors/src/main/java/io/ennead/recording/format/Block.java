package io.ennead.recording.format;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Consecutive events of an instrument, deflated: a mark, the number of the first, their count, the
 * lengths of the bytes before and after deflation, a checksum of all of that and of the bytes, the
 * bytes. An event is its time (8 bytes) and its own binary form.
 *
 * @param first the number of the first event
 * @param count how many events it holds
 * @param rawLength bytes before deflation
 * @param packed bytes after deflation
 */
public record Block(long first, int count, int rawLength, byte[] packed) {

  /** Bytes before the deflated ones. */
  static final int PREFIX = 4 + 8 + 4 + 4 + 4 + 4;

  /** The bytes {@code BLCK}. */
  private static final int MARK = 0x424c434b;

  private static final int LONGEST = 1 << 28;

  /** Deflates events. */
  public static Block of(long first, int count, byte[] raw, int rawLength) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(raw, 0, rawLength);
      deflater.finish();
      // Deflation never makes more of it than a few bytes in each 16 KiB.
      byte[] packed = new byte[rawLength + rawLength / 1_000 + 64];
      int length = deflater.deflate(packed);
      return new Block(first, count, rawLength, java.util.Arrays.copyOf(packed, length));
    } finally {
      deflater.end();
    }
  }

  /** The number behind the last event. */
  public long until() {
    return first + count;
  }

  /** The bytes of the block. */
  public ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(PREFIX + packed.length);
    bytes.putInt(MARK).putLong(first).putInt(count).putInt(rawLength).putInt(packed.length);
    bytes.putInt(checksum()).put(packed);
    return bytes.flip();
  }

  /**
   * Reads a block.
   *
   * @throws java.io.EOFException if the bytes end in it
   * @throws IOException if the bytes are not those that were written
   */
  static Block read(DataInputStream in) throws IOException {
    int mark = in.readInt();
    long first = in.readLong();
    int count = in.readInt();
    int rawLength = in.readInt();
    int packedLength = in.readInt();
    int checksum = in.readInt();
    if (mark != MARK
        || first < 0
        || count < 1
        || rawLength < 0
        || rawLength > LONGEST
        || packedLength < 0
        || packedLength > LONGEST) {
      throw new IOException("the block is damaged");
    }
    byte[] packed = new byte[packedLength];
    in.readFully(packed);
    Block block = new Block(first, count, rawLength, packed);
    if (block.checksum() != checksum) {
      throw new IOException("the block is damaged");
    }
    return block;
  }

  private int checksum() {
    CRC32 crc = new CRC32();
    ByteBuffer prefix = ByteBuffer.allocate(PREFIX);
    crc.update(prefix.putLong(first).putInt(count).putInt(rawLength).putInt(packed.length).flip());
    crc.update(packed);
    return (int) crc.getValue();
  }

  /** The events' bytes as they were before deflation. */
  public byte[] raw() throws IOException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] raw = new byte[rawLength];
      if (inflater.inflate(raw) != rawLength) {
        throw new IOException("the block is damaged: it inflates to another length");
      }
      return raw;
    } catch (DataFormatException e) {
      throw new IOException("the block is damaged: it cannot be inflated", e);
    } finally {
      inflater.end();
    }
  }
}
