package io.ennead.history.file;

import io.ennead.binance.wire.FrameParser;
import io.ennead.binance.wire.MalformedFrameException;
import io.ennead.binance.wire.TradeKind;
import io.ennead.binance.wire.VenueTrade;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The trades among recorded WebSocket frames: one a line, behind its receive time, as {@code
 * 1723161254087896568 {...}} or {@code 1626992741.06217: {...}}. A line with the URL of the session
 * is passed over, and so are frames of other streams.
 */
public final class RecordedFrames implements MeasuredRows<VenueTrade> {

  private final LineReader lines;
  private final RejectedRows rejected;
  private final FrameParser parser = new FrameParser();

  private RecordedFrames(LineReader lines, RejectedRows rejected) {
    this.lines = lines;
    this.rejected = rejected;
  }

  public static RecordedFrames open(Path path, Container container, RejectedRows rejected)
      throws IOException {
    return new RecordedFrames(new LineReader(Packing.open(path, container)), rejected);
  }

  /** Which kind of file rows of that stream are. */
  public static FileKind kindOf(TradeKind stream) {
    return stream == TradeKind.TRADE ? FileKind.FRAME_TRADES : FileKind.FRAME_AGG_TRADES;
  }

  @Override
  public VenueTrade next() throws IOException {
    while (lines.next()) {
      if (lines.start() == lines.end() || isUrl()) {
        continue;
      }
      try {
        if (parser.parse(frame()).message() instanceof VenueTrade trade) {
          return trade;
        }
      } catch (MalformedFrameException e) {
        rejected.rejected(lines.number(), lines.text(), e.reason());
      } catch (RowRejected e) {
        rejected.rejected(lines.number(), lines.text(), e.getMessage());
      }
    }
    return null;
  }

  private boolean isUrl() {
    return lines.buffer()[lines.start()] == 'w';
  }

  /** What stands behind the receive time. */
  private String frame() throws RowRejected {
    String text = lines.text();
    int at = 0;
    while (at < text.length() && isOfTime(text.charAt(at))) {
      at++;
    }
    if (at > 0 && at < text.length() && text.charAt(at) == ':') {
      at++;
    }
    if (at == 0 || at + 1 >= text.length() || text.charAt(at) != ' ') {
      throw new RowRejected("it is not a receive time, a blank and a frame");
    }
    return text.substring(at + 1);
  }

  private static boolean isOfTime(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  @Override
  public boolean truncated() {
    return lines.truncated();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
