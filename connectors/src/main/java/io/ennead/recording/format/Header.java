package io.ennead.recording.format;

import io.ennead.records.Instrument;
import io.ennead.records.InstrumentCodec;
import io.ennead.records.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * How a file of a recording begins: a mark, the version of the format, the length of the fields,
 * the fields, and a checksum of the fields.
 *
 * @param codecVersion of the events' binary form
 * @param session the run, over all of its restarts from a checkpoint
 * @param origin the {@code source} column of the candles made of the events
 * @param attempt higher for each start of the job within a session
 */
public record Header(
    int codecVersion, String session, Origin origin, Instrument instrument, long attempt) {

  /** The bytes {@code ENNEADRC}. */
  static final long MARK = 0x454e4e4541445243L;

  static final int VERSION = 1;

  private static final int LONGEST = 4_096;

  public Header {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(instrument, "instrument");
  }

  /** The bytes of the header. */
  public byte[] toBytes() throws IOException {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(fields);
    out.writeInt(codecVersion);
    out.writeUTF(session);
    out.writeUTF(origin.name());
    InstrumentCodec.write(instrument, out);
    out.writeLong(attempt);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream all = new DataOutputStream(bytes);
    all.writeLong(MARK);
    all.writeInt(VERSION);
    all.writeInt(fields.size());
    all.write(fields.toByteArray());
    all.writeInt(checksum(fields.toByteArray()));
    return bytes.toByteArray();
  }

  /**
   * Reads a header.
   *
   * @throws java.io.EOFException if the bytes end in it
   * @throws IOException if there is none, or one of another version; the message says which
   */
  static Header read(DataInputStream in) throws IOException {
    if (in.readLong() != MARK) {
      throw new IOException("this is no file of a recording");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "the format has version %d, this program reads version %d".formatted(version, VERSION));
    }
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("the header is damaged");
    }
    byte[] fields = new byte[length];
    in.readFully(fields);
    if (in.readInt() != checksum(fields)) {
      throw new IOException("the header is damaged");
    }
    DataInputStream from = new DataInputStream(new ByteArrayInputStream(fields));
    return new Header(
        from.readInt(),
        from.readUTF(),
        Origin.valueOf(from.readUTF()),
        InstrumentCodec.read(from),
        from.readLong());
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
