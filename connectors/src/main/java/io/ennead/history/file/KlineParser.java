package io.ennead.history.file;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;

/**
 * Rows of klines. One without a trade in it is QUIET: its count is zero, or it has no count and no
 * volume.
 */
final class KlineParser implements RowParser<Candle> {

  private final Instrument instrument;
  private final Interval interval;
  private final Layout layout;

  KlineParser(Instrument instrument, Interval interval, Layout layout) {
    this.instrument = instrument;
    this.interval = interval;
    this.layout = layout;
  }

  @Override
  public Candle parse(Fields row) throws RowRejected {
    long openTime = openTime(row);
    requireCloseTime(row, openTime);
    BigDecimal volume = Values.volume(row.get(layout.of(Column.VOLUME)), "volume");
    Long count =
        isPresent(row, Column.COUNT)
            ? Values.count(row.get(layout.of(Column.COUNT)), "trade count")
            : null;
    boolean quiet = count == null ? volume.signum() == 0 : count == 0;
    if (quiet && volume.signum() != 0) {
      throw new RowRejected("it counts no trade and has a volume of " + volume.toPlainString());
    }
    try {
      Candle candle =
          new Candle(
              instrument,
              interval,
              openTime,
              price(row, Column.OPEN),
              price(row, Column.HIGH),
              price(row, Column.LOW),
              price(row, Column.CLOSE),
              volume,
              volumeOrNull(row, Column.QUOTE_VOLUME, "quote volume"),
              count,
              volumeOrNull(row, Column.TAKER_BUY_VOLUME, "taker-buy volume"),
              volumeOrNull(row, Column.TAKER_BUY_QUOTE_VOLUME, "taker-buy quote volume"),
              null,
              null,
              quiet ? Quality.QUIET : Quality.COMPLETE,
              0,
              Origin.HISTORICAL);
      if (quiet && candle.high().compareTo(candle.low()) != 0) {
        throw new RowRejected("it counts no trade and its price moves");
      }
      return candle;
    } catch (IllegalArgumentException e) {
      throw new RowRejected(e.getMessage());
    }
  }

  private long openTime(Fields row) throws RowRejected {
    CharSequence text = row.get(layout.of(Column.OPEN_TIME));
    long micros = Stamps.micros(text);
    if (micros % (interval.millis() * 1_000) != 0) {
      throw new RowRejected(
          "open time '%s' does not begin a candle of %s: name the interval that the file holds"
              .formatted(text, interval));
    }
    return micros / 1_000;
  }

  /** An earlier close is the exchange's own, at a halt; a later one belongs to a longer candle. */
  private void requireCloseTime(Fields row, long openTime) throws RowRejected {
    if (!isPresent(row, Column.CLOSE_TIME)) {
      return;
    }
    CharSequence text = row.get(layout.of(Column.CLOSE_TIME));
    long millis = Math.floorDiv(Stamps.micros(text), 1_000L);
    if (millis < openTime || millis > interval.end(openTime)) {
      throw new RowRejected(
          "close time '%s' does not end a candle of %s: name the interval that the file holds"
              .formatted(text, interval));
    }
  }

  private BigDecimal price(Fields row, Column column) throws RowRejected {
    return Values.price(row.get(layout.of(column)), column.names().get(0));
  }

  private BigDecimal volumeOrNull(Fields row, Column column, String name) throws RowRejected {
    return isPresent(row, column) ? Values.volume(row.get(layout.of(column)), name) : null;
  }

  private boolean isPresent(Fields row, Column column) {
    int place = layout.of(column);
    return place != Layout.ABSENT && row.get(place).length() > 0;
  }
}
