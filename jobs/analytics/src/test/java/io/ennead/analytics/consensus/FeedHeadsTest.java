package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.crypto.CryptoHead;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.sentiment.SentimentHead;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.FuturesContext;
import io.ennead.records.FuturesReading;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The heads that live on feeds, on drawn readings: no recording of such feeds is at hand. */
class FeedHeadsTest {

  private static final Interval INTERVAL = Interval.H1;
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long NOW = 20_000 * DAY;

  @Test
  void without_a_sentiment_feed_the_head_abstains() {
    assertThat(sentiment().reasons()).containsExactly("no feed");
    assertThat(sentiment(fear(20, 2 * DAY + 1)).reasons()).containsExactly("stale feed");
  }

  @Test
  void extreme_fear_is_long_and_extreme_greed_short() {
    assertVote(sentiment(fear(10, 0)), Direction.LONG, .5 + .4 * .8, .60 + .3 * .8);
    assertVote(sentiment(fear(100, 0)), Direction.SHORT, .9, .9);
    assertThat(sentiment(fear(26, 0)).direction()).isEqualTo(Direction.FLAT);
    assertThat(sentiment(fear(26, 0)).abstained()).isFalse();
  }

  @Test
  void a_crowded_long_side_of_clients_is_short_and_a_crowded_short_side_long() {
    assertVote(sentiment(clients(.80)), Direction.SHORT, .5 + .4 * .6, .60 + .3 * .6);
    assertVote(sentiment(clients(.30)), Direction.LONG, .5 + .4 * .4, .60 + .3 * .4);
    assertThat(sentiment(clients(.6)).direction()).isEqualTo(Direction.FLAT);
  }

  @Test
  void a_value_older_than_one_period_is_trusted_less_and_feeds_are_averaged() {
    assertVote(sentiment(fear(10, DAY)), Direction.LONG, .82, .84);
    assertVote(sentiment(fear(10, DAY + 1)), Direction.LONG, .82, .84 * .8);
    assertVote(sentiment(fear(10, 0), clients(.80)), Direction.FLAT, .5, 0);
    assertVote(sentiment(fear(10, 0), clients(.5)), Direction.LONG, .66, .72);
  }

  @Test
  void a_value_of_the_future_is_refused() {
    assertThatThrownBy(() -> sentiment(fear(10, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lies in the future");
    assertThatThrownBy(() -> new SentimentReading("x", Scale.CLIENTS_LONG, NOW, 1.2, DAY))
        .hasMessage("sentiment 1.2 of x is refused: CLIENTS_LONG lies in 0..1.0");
  }

  private static HeadVote sentiment(SentimentReading... readings) {
    Surroundings surroundings = new Surroundings(List.of(), List.of(readings), FuturesContext.NONE);
    return new SentimentHead().vote(input(NOW - HOUR, surroundings));
  }

  private static SentimentReading fear(double value, long age) {
    return new SentimentReading("index", Scale.FEAR_AND_GREED, NOW - age, value, DAY);
  }

  private static SentimentReading clients(double share) {
    return new SentimentReading("broker", Scale.CLIENTS_LONG, NOW, share, HOUR);
  }

  @Test
  void without_a_futures_feed_the_head_abstains() {
    HeadVote vote = new CryptoHead().vote(input(NOW, Surroundings.NONE));
    assertThat(vote.reasons()).containsExactly("no feed");
  }

  @Test
  void one_sub_signal_is_too_few() {
    HeadVote vote = crypto(new FuturesContext(null, reading(-.0003), null, null, null));
    assertThat(vote.abstained()).isTrue();
    assertThat(vote.reasons()).containsExactly("sub-signals 1 < 2");
  }

  @Test
  void a_figure_older_than_twice_its_period_drops_out() {
    FuturesReading old = new FuturesReading(NOW + HOUR - 2 * HOUR - 1, .3, HOUR);
    HeadVote vote = crypto(new FuturesContext(null, reading(-.0003), null, old, null));
    assertThat(vote.reasons()).containsExactly("sub-signals 1 < 2");
  }

  @Test
  void negative_funding_and_few_longs_are_long_and_the_mirror_is_short() {
    assertVote(
        crypto(new FuturesContext(null, reading(-.0001), null, reading(.3), null)),
        Direction.LONG,
        .73,
        .83);
    assertVote(
        crypto(new FuturesContext(null, reading(.0008), null, reading(3.2), null)),
        Direction.SHORT,
        .73,
        .88);
    assertVote(
        crypto(new FuturesContext(null, reading(.0001), null, reading(1), null)),
        Direction.FLAT,
        .5,
        0);
    assertVote(
        crypto(new FuturesContext(null, reading(.0008), null, reading(.3), null)),
        Direction.FLAT,
        .5,
        0);
  }

  @Test
  void a_premium_counts_from_200_readings_on_and_only_at_the_edge_of_them() {
    assertVote(premium(i -> i == 199 ? -.0006 : 0, 200), Direction.LONG, .65, .75);
    assertVote(premium(i -> i == 199 ? .0021 : 0, 200), Direction.SHORT, .65, .85);
    assertVote(premium(i -> -.0006, 200), Direction.FLAT, .5, 0);
    assertThat(premium(i -> i == 198 ? -.0006 : 0, 199).reasons())
        .containsExactly("sub-signals 1 < 2");
  }

  private static HeadVote premium(IntToDoubleFunction values, int count) {
    CryptoHead head = new CryptoHead();
    HeadVote vote = null;
    for (int i = 0; i < count; i++) {
      long open = NOW + i * HOUR;
      FuturesContext context =
          new FuturesContext(
              new FuturesReading(open + HOUR, values.applyAsDouble(i), HOUR),
              null,
              null,
              new FuturesReading(open + HOUR, 1, HOUR),
              null);
      vote = head.vote(input(open, new Surroundings(List.of(), List.of(), context)));
    }
    return vote;
  }

  @Test
  void growing_open_interest_with_rising_closes_and_buying_takers_is_long() {
    HeadVote vote = futures(1, .7, 1.01);
    assertVote(vote, Direction.LONG, .73, .78);
    assertThat(vote.reasons()).anyMatch(reason -> reason.startsWith("open interest over 24"));
    assertVote(futures(-1, .3, 1.01), Direction.SHORT, .73, .78);
    assertVote(futures(1, .7, 1), Direction.LONG, .65, .75);
    assertVote(futures(1, .3, 1.01), Direction.FLAT, .5, 0);
  }

  /** Thirty futures candles that move by one a candle; open interest grows by a factor each. */
  private static HeadVote futures(int move, double takers, double growth) {
    CryptoHead head = new CryptoHead();
    HeadVote vote = null;
    double interest = 1_000;
    for (int i = 0; i < 30; i++) {
      long open = NOW + i * HOUR;
      interest *= growth;
      double price = 1_000 + i * move;
      FuturesContext context =
          new FuturesContext(
              null,
              null,
              new FuturesReading(open + HOUR, interest, HOUR),
              null,
              candle(open, price, price + move, 100, 100 * takers));
      vote = head.vote(input(open, new Surroundings(List.of(), List.of(), context)));
    }
    return vote;
  }

  private static Candle candle(long time, double open, double close, double v, double taker) {
    return new Candle(
        Instrument.binance("BTCUSDT"),
        INTERVAL,
        time,
        BigDecimal.valueOf(open),
        BigDecimal.valueOf(Math.max(open, close) + 1),
        BigDecimal.valueOf(Math.min(open, close) - 1),
        BigDecimal.valueOf(close),
        BigDecimal.valueOf(v),
        null,
        null,
        BigDecimal.valueOf(taker),
        null,
        null,
        null,
        Quality.COMPLETE,
        0,
        Origin.values()[0]);
  }

  private static HeadVote crypto(FuturesContext context) {
    return new CryptoHead().vote(input(NOW, new Surroundings(List.of(), List.of(), context)));
  }

  private static FuturesReading reading(double value) {
    return new FuturesReading(NOW, value, 8 * HOUR);
  }

  private static HeadInput input(long openTime, Surroundings surroundings) {
    Market market = new Market();
    market.update(new Bar(openTime, 10, 11, 9, 10, 1, .5));
    return new HeadInput(market, new IndicatorSet(INTERVAL), surroundings);
  }

  private static void assertVote(HeadVote vote, Direction direction, double p, double confidence) {
    assertThat(vote.abstained()).as("%s", vote).isFalse();
    assertThat(vote.direction()).as("%s", vote).isEqualTo(direction);
    assertThat(vote.probability()).as("%s", vote).isCloseTo(p, within(1e-9));
    assertThat(vote.confidence()).as("%s", vote).isCloseTo(confidence, within(1e-9));
  }
}
