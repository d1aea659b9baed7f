package io.ennead.analytics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Kind;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedBookTest {

  private static final Instrument BTCUSDT = Instrument.binance("BTCUSDT");
  private final FeedBook book = new FeedBook();

  @Test
  void a_book_of_which_nothing_was_said_is_a_run_without_feeds() {
    assertThat(book.feeds()).isEqualTo(Feeds.NONE);
  }

  @Test
  void of_each_kind_the_newest_counts_and_every_timeframe_has_its_own_candle() {
    List<Candle> quarters = DrawnCandles.walk(3, Interval.M15, 2);
    book.add(figure(Kind.PREMIUM, 100, .1));
    book.add(figure(Kind.PREMIUM, 160, .2));
    book.add(figure(Kind.PREMIUM, 130, .3));
    book.add(figure(Kind.FUNDING, 90, .0001));
    book.add(new ContextRecord.FuturesCandle(quarters.get(1)));
    book.add(new ContextRecord.FuturesCandle(quarters.get(0)));

    Feeds feeds = book.feeds();
    assertThat(feeds.futures(Interval.M15).premium().value()).isEqualTo(.2);
    assertThat(feeds.futures(Interval.M15).candle()).isEqualTo(quarters.get(1));
    assertThat(feeds.futures(Interval.H1).fundingRate().value()).isEqualTo(.0001);
    assertThat(feeds.futures(Interval.H1).candle()).isNull();
    assertThat(feeds.futures(Interval.H1).openInterest()).isNull();
  }

  @Test
  void a_source_of_sentiment_has_one_value_and_there_are_at_most_16() {
    book.add(mood("b", 10, 20));
    book.add(mood("a", 11, 30));
    book.add(mood("b", 12, 40));
    assertThat(book.feeds().sentiment())
        .extracting(SentimentReading::value)
        .containsExactly(30., 40.);
    for (int i = 0; i < 14; i++) {
      book.add(mood("more" + i, 20, 50));
    }
    assertThatThrownBy(() -> book.add(mood("one too many", 20, 50)))
        .hasMessageContaining("there are 16 sources already");
  }

  @Test
  void a_restored_book_says_the_same() throws IOException {
    book.add(figure(Kind.OPEN_INTEREST, 100, 1 / 3.));
    book.add(figure(Kind.ACCOUNT_RATIO, 101, Math.PI));
    book.add(mood("index", 10, 20));
    book.add(new ContextRecord.FuturesCandle(DrawnCandles.walk(3, Interval.H1, 1).get(0)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.save(new DataOutputStream(bytes));
    FeedBook restored =
        FeedBook.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(restored.feeds()).isEqualTo(book.feeds());
  }

  private static ContextRecord figure(Kind kind, long time, double value) {
    return new ContextRecord.Figure(BTCUSDT, kind, new FuturesReading(time, value, 60_000));
  }

  private static ContextRecord mood(String source, long time, double value) {
    return new ContextRecord.Mood(
        BTCUSDT, new SentimentReading(source, Scale.FEAR_AND_GREED, time, value, 86_400_000));
  }
}
