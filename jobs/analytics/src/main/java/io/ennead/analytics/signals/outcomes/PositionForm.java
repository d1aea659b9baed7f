package io.ennead.analytics.signals.outcomes;

import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.records.Direction;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/** The binary form of an open position, as a part of the book's. */
final class PositionForm {

  private PositionForm() {}

  static void write(Position position, DataOutput out) throws IOException {
    out.writeUTF(position.interval().name());
    out.writeLong(position.closeTime());
    TradeLevels levels = position.levels();
    out.writeUTF(levels.direction().name());
    writeDecimal(levels.entry(), out);
    writeDecimal(levels.stop(), out);
    writeDecimal(levels.target(), out);
    writeDecimal(levels.feeFraction(), out);
    writeDecimal(position.quality(), out);
    out.writeBoolean(position.isShadow());
    Position.Progress progress = position.progress();
    writeDecimal(progress.best(), out);
    writeDecimal(progress.worst(), out);
    writeDecimal(progress.lastPrice(), out);
    out.writeLong(progress.lastTime());
  }

  static Position read(Instrument instrument, DataInput in) throws IOException {
    return new Position(
        instrument,
        Interval.valueOf(in.readUTF()),
        in.readLong(),
        new TradeLevels(
            Direction.valueOf(in.readUTF()),
            readDecimal(in),
            readDecimal(in),
            readDecimal(in),
            readDecimal(in)),
        readDecimal(in),
        in.readBoolean(),
        new Position.Progress(readDecimal(in), readDecimal(in), readDecimal(in), in.readLong()));
  }

  private static void writeDecimal(BigDecimal value, DataOutput out) throws IOException {
    out.writeUTF(value.toString());
  }

  private static BigDecimal readDecimal(DataInput in) throws IOException {
    return new BigDecimal(in.readUTF());
  }
}
