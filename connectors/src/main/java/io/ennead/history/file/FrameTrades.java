package io.ennead.history.file;

import io.ennead.binance.wire.VenueTrade;
import io.ennead.records.Instrument;
import io.ennead.records.Trade;
import java.io.IOException;

/** The trades of one instrument and stream among recorded frames. */
final class FrameTrades implements MeasuredRows<Trade> {

  private final RecordedFrames frames;
  private final Instrument instrument;
  private final FileKind kind;

  FrameTrades(RecordedFrames frames, Instrument instrument, FileKind kind) {
    this.frames = frames;
    this.instrument = instrument;
    this.kind = kind;
  }

  @Override
  public Trade next() throws IOException {
    for (VenueTrade trade = frames.next(); trade != null; trade = frames.next()) {
      if (trade.symbol().equalsIgnoreCase(instrument.symbol())
          && RecordedFrames.kindOf(trade.kind()) == kind) {
        return trade.toTrade(instrument);
      }
    }
    return null;
  }

  @Override
  public boolean truncated() {
    return frames.truncated();
  }

  @Override
  public void close() throws IOException {
    frames.close();
  }
}
