package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an instrument, as a part of other records' forms. */
public final class InstrumentCodec {

  private InstrumentCodec() {}

  public static void write(Instrument instrument, DataOutput out) throws IOException {
    out.writeUTF(instrument.exchange());
    out.writeUTF(instrument.symbol());
  }

  public static Instrument read(DataInput in) throws IOException {
    return new Instrument(in.readUTF(), in.readUTF());
  }
}
