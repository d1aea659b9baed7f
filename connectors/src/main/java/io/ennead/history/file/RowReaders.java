package io.ennead.history.file;

import io.ennead.records.Candle;
import io.ennead.records.Trade;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files that were inspected. */
public final class RowReaders {

  private RowReaders() {}

  /** The trades of the file's instrument, in the order in which they stand. */
  public static MeasuredRows<Trade> trades(HistoryFile file, RejectedRows rejected)
      throws IOException {
    if (file.layout().text() == Layout.Text.FRAMES) {
      RecordedFrames frames = RecordedFrames.open(verified(file), file.container(), rejected);
      return new FrameTrades(frames, file.instrument(), file.kind());
    }
    TradeParser parser = new TradeParser(file.instrument(), file.kind(), file.layout());
    return new ParsedRows<>(fields(file), file.layout(), parser, rejected);
  }

  /** The candles of the file, in the order in which they stand. */
  public static MeasuredRows<Candle> candles(HistoryFile file, RejectedRows rejected)
      throws IOException {
    KlineParser parser = new KlineParser(file.instrument(), file.interval(), file.layout());
    return new ParsedRows<>(fields(file), file.layout(), parser, rejected);
  }

  private static Fields fields(HistoryFile file) throws IOException {
    return fields(verified(file), file.container(), file.layout().text());
  }

  static Fields fields(Path path, Container container, Layout.Text text) throws IOException {
    InputStream in = Packing.open(path, container);
    return text == Layout.Text.JSON_ARRAYS ? new JsonFields(in) : new CsvFields(new LineReader(in));
  }

  /** The file, if it is still the one that was inspected. */
  private static Path verified(HistoryFile file) throws IOException {
    Path path = file.toPath();
    if (!Files.isReadable(path)) {
      throw new IOException(
          path + " cannot be read here: it must lie under that path wherever the source runs");
    }
    long size = Files.size(path);
    if (size != file.size()) {
      throw new IOException(
          "%s has %d bytes and had %d when it was inspected: start the replay again"
              .formatted(path, size, file.size()));
    }
    return path;
  }
}
