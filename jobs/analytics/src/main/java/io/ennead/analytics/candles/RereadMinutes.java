package io.ennead.analytics.candles;

import io.ennead.records.BinaryCodec;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.TreeMap;

/** Minutes that are read again, folded part by part like those that were read the first time. */
final class RereadMinutes {

  private final Instrument instrument;
  private final long from;
  private final long until;
  private final TreeMap<Long, MinuteFold> minutes = new TreeMap<>();
  private int parts;
  private boolean whole;
  private long at;

  RereadMinutes(Instrument instrument, long from, long until) {
    this.instrument = instrument;
    this.from = from;
    this.until = until;
  }

  /**
   * Folds the next part in.
   *
   * @throws IllegalStateException if another part was due
   */
  void add(RepairedTrades part) {
    if (part.from() != from || part.until() != until || part.part() != parts || whole) {
      throw new IllegalStateException(
          "%s: part %d of the repair of [%d, %d) came where part %d of that of [%d, %d) was due"
              .formatted(instrument, part.part(), part.from(), part.until(), parts, from, until));
    }
    for (Trade trade : part.trades()) {
      minutes
          .computeIfAbsent(
              Interval.M1.floor(trade.timeMillis()), time -> new MinuteFold(instrument, time))
          .add(trade);
    }
    parts++;
    whole = part.last();
    at = part.at();
  }

  long from() {
    return from;
  }

  long until() {
    return until;
  }

  boolean isWhole() {
    return whole;
  }

  /** Behind the candles that close by then their own come again, epoch milliseconds. */
  long at() {
    return at;
  }

  /** The minute that opens at this time, or null if no trade is in it. */
  MinuteFold at(long openTime) {
    return minutes.get(openTime);
  }

  void save(DataOutput out) throws IOException {
    MinuteFoldCodec codec = new MinuteFoldCodec();
    out.writeLong(from);
    out.writeLong(until);
    out.writeInt(parts);
    out.writeBoolean(whole);
    out.writeLong(at);
    out.writeByte(codec.version());
    out.writeInt(minutes.size());
    for (MinuteFold minute : minutes.values()) {
      codec.write(minute, out);
    }
  }

  /**
   * @param timed whether it was written with its time
   */
  static RereadMinutes load(Instrument instrument, boolean timed, DataInput in) throws IOException {
    BinaryCodec<MinuteFold> codec = new MinuteFoldCodec();
    RereadMinutes read = new RereadMinutes(instrument, in.readLong(), in.readLong());
    read.parts = in.readInt();
    read.whole = in.readBoolean();
    read.at = timed ? in.readLong() : read.until;
    int version = in.readUnsignedByte();
    for (int left = in.readInt(); left > 0; left--) {
      MinuteFold minute = codec.read(version, in);
      read.minutes.put(minute.openTime, minute);
    }
    return read;
  }
}
