package io.ennead.context.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeed.Part;
import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A daily index over HTTP, on a clock and a page of the test's own. */
final class SentimentFeedTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final long HOUR = 3_600_000L;
  private static final long MINUTE = 60_000L;

  private long now = Instant.parse("2026-01-03T00:30:00Z").toEpochMilli();
  private String body = page("2026-01-01", 10, "2026-01-02", 20, "2026-01-03", 30);
  private int asked;
  private SentimentFeed feed;

  @BeforeEach
  void open() {
    feed = feed();
  }

  private SentimentFeed feed() {
    return new SentimentFeed(
        () -> {
          asked++;
          if (body == null) {
            throw new IOException("away");
          }
          return body;
        },
        List.of(BTC),
        new SentimentFeed.Rules("index", HOUR, 2 * MINUTE),
        () -> now);
  }

  @Test
  void a_value_counts_from_its_allowance_on_and_not_when_it_was_seen() {
    Part first = feed.next(ContextFeed.BEGINNING);
    assertThat(first.records())
        .extracting(ContextRecord::time)
        .containsExactly(at("2026-01-01T01:00:00Z"), at("2026-01-02T01:00:00Z"));
    assertThat(first.until()).isEqualTo(now);

    now += 29 * MINUTE;
    assertThat(feed.next(first.until())).isEqualTo(Part.whole(List.of(), now));
    assertThat(asked).as("nothing was due: nothing was asked").isEqualTo(1);
    long before = now;
    now += MINUTE;
    Part third = feed.next(before);
    assertThat(third.records()).extracting(ContextRecord::time).containsExactly(now);
    assertThat(third.forgone()).isFalse();
  }

  @Test
  void read_again_from_any_instant_it_says_the_same() {
    now = at("2026-01-03T05:00:00Z");
    List<ContextRecord> all = feed.next(ContextFeed.BEGINNING).records();
    for (long after = at("2026-01-01T03:30:00Z"); after < now; after += 7 * HOUR) {
      long from = after;
      assertThat(feed().next(from).records())
          .isEqualTo(all.stream().filter(record -> record.time() > from).toList());
    }
  }

  @Test
  void a_value_that_is_not_there_is_waited_for_and_then_forgone() {
    body = page("2026-01-02", 20);
    long before = at("2026-01-03T00:59:00Z");
    now = at("2026-01-03T01:00:00Z");
    assertThat(feed.next(before)).isNull();
    now += MINUTE;
    assertThat(feed.next(before)).isNull();
    now += MINUTE;
    assertThat(feed.next(before)).isEqualTo(new Part(List.of(), now, false, true));
    long until = now;
    now += MINUTE;
    assertThat(feed.next(until)).isEqualTo(Part.whole(List.of(), now));
  }

  @Test
  void a_page_that_is_away_or_damaged_keeps_nothing_waiting_for_ever() {
    long before = at("2026-01-03T00:59:00Z");
    now = at("2026-01-03T01:02:00Z");
    body = null;
    assertThat(feed.next(before)).isNull();
    body = "<html>";
    now += MINUTE;
    assertThat(feed.next(before)).isNull();
    now += MINUTE;
    assertThat(feed.next(before).forgone()).isTrue();
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static String page(Object... daysAndValues) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < daysAndValues.length; i += 2) {
      rows.append(i == 0 ? "" : ",")
          .append(
              "{\"value\":\"%s\",\"timestamp\":\"%d\"}"
                  .formatted(
                      daysAndValues[i + 1],
                      Instant.parse(daysAndValues[i] + "T00:00:00Z").getEpochSecond()));
    }
    return "{\"data\":[" + rows + "]}";
  }
}
