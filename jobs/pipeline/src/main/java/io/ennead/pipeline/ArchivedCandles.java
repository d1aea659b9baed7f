package io.ennead.pipeline;

import io.ennead.binance.CandleStore;
import io.ennead.binance.DamagedCandlesException;
import io.ennead.history.archive.ArchiveOptions;
import io.ennead.history.archive.KlineArchive;
import io.ennead.history.file.FileRefused;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.configuration.ReadableConfig;

/** Candles that are stored, and of those that are not what the exchange's archive has. */
public final class ArchivedCandles implements CandleStore {

  private static final long serialVersionUID = 1L;

  private final CandleStore stored;
  private final String url;
  private transient KlineArchive archive;

  private ArchivedCandles(CandleStore stored, String url) {
    this.stored = stored;
    this.url = url;
  }

  /** With the archive that the options name, if they do. */
  public static CandleStore behind(CandleStore stored, ReadableConfig options) {
    return options
        .getOptional(ArchiveOptions.URL)
        .<CandleStore>map(url -> new ArchivedCandles(stored, url))
        .orElse(stored);
  }

  @Override
  public List<Candle> between(Instrument instrument, Interval interval, long from, long until)
      throws Exception {
    TreeMap<Long, Candle> candles = new TreeMap<>();
    for (Candle candle : stored.between(instrument, interval, from, until)) {
      if (candle.quality().isWhole()) {
        candles.put(candle.openTime(), candle);
      }
    }
    if (archive == null) {
      archive = new KlineArchive(url);
    }
    try {
      archive.complete(candles, instrument, interval, from, until);
    } catch (FileRefused e) {
      throw new DamagedCandlesException(e.getMessage(), e);
    }
    return List.copyOf(candles.values());
  }

  @Override
  public Optional<CarriedLines> lines(Instrument instrument, Interval interval, long openTime)
      throws Exception {
    return stored.lines(instrument, interval, openTime);
  }
}
