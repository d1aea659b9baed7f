package io.ennead.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.binance.budget.WeightBudget;
import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeed.Part;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Figure;
import io.ennead.records.ContextRecord.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When figures count as known, what is waited for, and what is forgone. */
final class FuturesFeedTest {

  private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000L;
  private static final long SETTLE = 2_000L;
  private static final long PATIENCE = 30_000L;

  private final FakeFutures venue = new FakeFutures(NOON + SETTLE);

  private FuturesFeed feed() {
    FuturesSettings settings =
        new FuturesSettings(
            List.of("BTCUSDT", "ETHUSDT"),
            null,
            "http://futures",
            1,
            2_000,
            SETTLE,
            PATIENCE,
            60 * MINUTE,
            500,
            1_000,
            1);
    return new FuturesFeed(
        settings, venue, new FuturesVenue(settings, venue, new WeightBudget(1_000_000, 1), venue));
  }

  @Test
  void it_begins_with_its_history_and_every_figure_has_the_time_at_which_it_became_known()
      throws IOException {
    Part part = feed().next(ContextFeed.BEGINNING);
    assertThat(part.until()).isEqualTo(NOON);
    assertThat(part.forgone()).isFalse();
    assertThat(part.records()).isSortedAccordingTo((a, b) -> Long.compare(a.time(), b.time()));
    assertThat(times(part, Kind.PREMIUM)).hasSize(60).endsWith(NOON);
    assertThat(times(part, Kind.ACCOUNT_RATIO)).hasSize(12).endsWith(NOON);
    assertThat(figures(part, Kind.OPEN_INTEREST).get(11).reading().value())
        .as("the figure of five minutes ago")
        .isEqualTo(NOON - 5 * MINUTE + .5);
    assertThat(figures(part, Kind.PREMIUM).get(0).reading().value()).isEqualTo(.001);
    assertThat(times(part, Kind.FUNDING))
        .as("the rate of 8 o'clock holds where the feed begins")
        .containsExactly(NOON - 235 * MINUTE);
    assertThat(part.records().stream().filter(ContextRecord.FuturesCandle.class::isInstance))
        .as("candles of four intervals and two symbols")
        .hasSize(2 * (60 + 12 + 4 + 1));
  }

  @Test
  void a_minute_is_read_when_it_is_settled_and_not_before() throws IOException {
    FuturesFeed feed = feed();
    feed.next(ContextFeed.BEGINNING);
    int asked = venue.requests.size();
    venue.now = NOON + MINUTE + SETTLE - 1;
    assertThat(feed.next(NOON)).isNull();
    venue.now++;
    Part part = feed.next(NOON);
    assertThat(part.until()).isEqualTo(NOON + MINUTE);
    assertThat(part.records()).hasSize(4);
    assertThat(venue.requests.size() - asked).isLessThanOrEqualTo(8);
  }

  @Test
  void read_again_from_any_minute_it_says_the_same() throws IOException {
    venue.now = NOON + 300 * MINUTE + SETTLE;
    List<ContextRecord> all = feed().next(NOON - MINUTE).records();
    for (long after = NOON; after < NOON + 300 * MINUTE; after += 37 * MINUTE) {
      long from = after;
      List<ContextRecord> again = new ArrayList<>();
      FuturesFeed feed = feed();
      for (long until = from; until < NOON + 300 * MINUTE; ) {
        Part part = feed.next(until);
        again.addAll(part.records());
        until = part.until();
      }
      assertThat(again).isEqualTo(all.stream().filter(each -> each.time() > from).toList());
    }
    assertThat(all).anyMatch(each -> each instanceof Figure f && f.kind() == Kind.FUNDING);
  }

  @Test
  void what_is_not_published_is_waited_for_and_then_forgone_alone() throws IOException {
    venue.interestUntil = NOON;
    FuturesFeed feed = feed();
    venue.now = NOON + 5 * MINUTE + SETTLE;
    Part before = feed.next(NOON);
    assertThat(before.until()).as("all before it").isEqualTo(NOON + 4 * MINUTE);
    assertThat(before.forgone()).isFalse();

    assertThat(look(feed, before.until())).isNull();
    venue.now = NOON + 5 * MINUTE + PATIENCE - 3_000;
    assertThat(look(feed, before.until())).isNull();
    venue.now += 5_000;
    Part forgone = look(feed, before.until());
    assertThat(forgone.forgone()).isTrue();
    assertThat(forgone.until()).isEqualTo(NOON + 5 * MINUTE);
    assertThat(times(forgone, Kind.PREMIUM)).containsExactly(NOON + 5 * MINUTE);
    assertThat(times(forgone, Kind.OPEN_INTEREST)).isEmpty();
  }

  @Test
  void a_venue_that_is_down_keeps_scans_waiting_no_longer_than_the_patience() throws IOException {
    FuturesFeed feed = feed();
    feed.next(ContextFeed.BEGINNING);
    venue.down = true;
    venue.now = NOON + MINUTE + SETTLE;
    long downSince = venue.now;
    while (venue.now - downSince < PATIENCE) {
      assertThat(feed.next(NOON)).isNull();
      venue.now += 500;
    }
    venue.now = NOON + 2 * MINUTE;
    Part forgone = feed.next(NOON);
    assertThat(forgone).isEqualTo(new Part(List.of(), NOON + MINUTE, false, true));

    venue.down = false;
    venue.now = NOON + 3 * MINUTE + SETTLE;
    Part next = look(feed, forgone.until());
    assertThat(next.until()).isEqualTo(NOON + 3 * MINUTE);
    assertThat(times(next, Kind.PREMIUM)).containsExactly(NOON + 2 * MINUTE, NOON + 3 * MINUTE);
  }

  @Test
  void a_venue_that_was_never_reached_keeps_nothing_waiting_for_ever() throws IOException {
    venue.down = true;
    FuturesFeed feed = feed();
    assertThat(feed.next(NOON - 10 * MINUTE)).isNull();
    venue.now += PATIENCE + 2_000;
    Part forgone = look(feed, NOON - 10 * MINUTE);
    assertThat(forgone.forgone()).isTrue();
    assertThat(forgone.until()).isEqualTo(NOON);
  }

  @Test
  void a_page_is_never_longer_than_the_venue_allows_and_has_its_weight() throws IOException {
    venue.now = NOON + 2_000 * MINUTE;
    Part part = feed().next(NOON);
    assertThat(part.until()).isEqualTo(NOON + 480 * MINUTE);
    assertThat(venue.requests)
        .filteredOn(request -> request.path().equals("/fapi/v1/markPriceKlines"))
        .allMatch(request -> request.query().endsWith("limit=480") && request.weight() == 2);
  }

  /** What it says once it has rested. */
  private Part look(FuturesFeed feed, long after) throws IOException {
    Part part = null;
    for (int i = 0; i < 10 && part == null; i++) {
      venue.now += 250;
      part = feed.next(after);
    }
    if (part == null) {
      venue.now -= 2_500;
    }
    return part;
  }

  private static List<Figure> figures(Part part, Kind kind) {
    return part.records().stream()
        .filter(each -> each.instrument().symbol().equals("BTCUSDT"))
        .filter(each -> each instanceof Figure figure && figure.kind() == kind)
        .map(Figure.class::cast)
        .toList();
  }

  private static List<Long> times(Part part, Kind kind) {
    return figures(part, kind).stream().map(Figure::time).toList();
  }
}
