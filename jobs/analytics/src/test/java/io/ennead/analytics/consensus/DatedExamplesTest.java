package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in the recorded 15m candles of BTCUSDT each kind of vote and finding first occurs. */
class DatedExamplesTest {

  /** Up to the latest date below. */
  private static final int CANDLES = 13_500;

  private static final Map<Instant, List<HeadVote>> VOTES = new HashMap<>();

  @BeforeAll
  static void vote() {
    TwoTimeframes run = new TwoTimeframes();
    for (Bar bar : Recorded.bars(Interval.M15).subList(0, CANDLES)) {
      VOTES.put(Instant.ofEpochMilli(bar.openTime()), run.update(bar));
    }
  }

  @ParameterizedTest(name = "{0} votes {1} at {2}")
  @CsvSource({
    "TECHNICAL, SHORT, 2025-01-01T01:45:00Z",
    "TECHNICAL, FLAT, 2025-01-01T02:30:00Z",
    "TECHNICAL, LONG, 2025-01-01T02:45:00Z",
    "VOLUME, LONG, 2025-01-01T01:45:00Z",
    "VOLUME, SHORT, 2025-01-01T08:15:00Z",
    "VOLUME, FLAT, 2025-01-01T17:45:00Z",
    "RULES, FLAT, 2025-01-01T01:45:00Z",
    "RULES, LONG, 2025-01-01T08:30:00Z",
    "RULES, SHORT, 2025-01-01T12:30:00Z",
    "ICT, FLAT, 2025-01-01T01:45:00Z",
    "ICT, LONG, 2025-01-01T02:00:00Z",
    "ICT, SHORT, 2025-01-01T07:00:00Z",
    "WYCKOFF, SHORT, 2025-01-01T01:45:00Z",
    "WYCKOFF, FLAT, 2025-01-01T04:00:00Z",
    "WYCKOFF, LONG, 2025-01-02T04:45:00Z",
    "HARMONIC, FLAT, 2025-01-01T01:45:00Z",
    "HARMONIC, SHORT, 2025-01-01T16:15:00Z",
    "HARMONIC, LONG, 2025-01-03T05:45:00Z",
    "STRUCTURE, LONG, 2025-01-01T02:00:00Z",
    "STRUCTURE, FLAT, 2025-01-01T04:45:00Z",
    "STRUCTURE, SHORT, 2025-01-01T10:45:00Z"
  })
  void a_head_votes_in_each_direction(HeadName head, Direction direction, Instant time) {
    HeadVote vote = VOTES.get(time).get(head.ordinal());
    assertThat(vote.abstained()).isFalse();
    assertThat(vote.direction()).isEqualTo(direction);
  }

  @ParameterizedTest(name = "{0} finds {1} at {2}")
  @CsvSource({
    "VOLUME, bullish CVD divergence, 2025-01-01T01:45:00Z",
    "VOLUME, bearish CVD divergence, 2025-01-01T13:30:00Z",
    "RULES, doji, 2025-01-01T10:30:00Z",
    "RULES, hammer, 2025-01-02T17:45:00Z",
    "RULES, shooting star, 2025-01-01T13:30:00Z",
    "RULES, dragonfly doji, 2025-01-16T21:45:00Z",
    "RULES, gravestone doji, 2025-01-12T12:15:00Z",
    "RULES, inverted hammer, 2025-01-07T03:30:00Z",
    "RULES, hanging man, 2025-01-02T01:30:00Z",
    "RULES, bullish engulfing, 2025-01-01T09:45:00Z",
    "RULES, bearish engulfing, 2025-01-03T14:45:00Z",
    "RULES, bullish harami, 2025-01-01T08:30:00Z",
    "RULES, bearish harami, 2025-01-01T12:30:00Z",
    "RULES, piercing line, 2025-01-05T09:30:00Z",
    "RULES, dark cloud cover, 2025-01-01T15:00:00Z",
    "RULES, tweezer bottom, 2025-01-03T08:00:00Z",
    "RULES, tweezer top, 2025-01-01T16:00:00Z",
    "RULES, morning star, 2025-01-15T10:15:00Z",
    "RULES, evening star, 2025-01-08T23:00:00Z",
    "RULES, three white soldiers, 2025-01-14T09:30:00Z",
    "RULES, three black crows, 2025-01-08T06:45:00Z",
    "RULES, bullish marubozu, 2025-01-02T16:15:00Z",
    "RULES, bearish marubozu, 2025-01-04T04:00:00Z",
    "RULES, double bottom, 2025-01-13T00:30:00Z",
    "RULES, double top, 2025-01-04T09:00:00Z",
    "RULES, inverse head and shoulders, 2025-01-10T17:45:00Z",
    "RULES, head and shoulders, 2025-02-07T20:00:00Z",
    "RULES, ascending triangle, 2025-01-02T20:00:00Z",
    "RULES, descending triangle, 2025-01-03T09:45:00Z",
    "RULES, bull flag, 2025-01-01T21:15:00Z",
    "RULES, bear flag, 2025-01-05T09:45:00Z",
    "ICT, LONG liquidity sweep, 2025-01-01T23:00:00Z",
    "ICT, SHORT liquidity sweep, 2025-01-02T11:00:00Z",
    "ICT, LONG Judas swing, 2025-01-03T14:00:00Z",
    "ICT, SHORT Judas swing, 2025-01-01T14:00:00Z",
    "ICT, LONG fair value gap retest, 2025-01-01T11:00:00Z",
    "ICT, SHORT fair value gap retest, 2025-01-01T07:00:00Z",
    "ICT, LONG order block retest, 2025-01-01T02:00:00Z",
    "ICT, SHORT order block retest, 2025-01-01T11:45:00Z",
    "ICT, LONG optimal trade entry, 2025-01-02T15:45:00Z",
    "ICT, SHORT optimal trade entry, 2025-01-01T11:15:00Z",
    "ICT, London kill zone, 2025-01-01T07:00:00Z",
    "ICT, New York kill zone, 2025-01-01T13:00:00Z",
    "ICT, late London, 2025-01-01T11:00:00Z",
    "ICT, late New York, 2025-01-01T18:30:00Z",
    "ICT, Asia, 2025-01-01T02:00:00Z",
    "ICT, between sessions, 2025-01-01T23:00:00Z",
    "WYCKOFF, selling climax, 2025-01-01T09:45:00Z",
    "WYCKOFF, buying climax, 2025-01-01T01:45:00Z",
    "WYCKOFF, spring, 2025-01-03T06:00:00Z",
    "WYCKOFF, upthrust after distribution, 2025-01-01T01:45:00Z",
    "WYCKOFF, sign of strength, 2025-01-02T04:45:00Z",
    "WYCKOFF, sign of weakness, 2025-01-01T08:30:00Z",
    "HARMONIC, LONG Gartley, 2025-01-03T08:00:00Z",
    "HARMONIC, SHORT Gartley, 2025-01-24T06:30:00Z",
    "HARMONIC, LONG Bat, 2025-05-17T11:45:00Z",
    "HARMONIC, SHORT Bat, 2025-02-25T21:00:00Z",
    "HARMONIC, LONG Butterfly, 2025-01-09T20:45:00Z",
    "HARMONIC, SHORT Butterfly, 2025-01-10T18:15:00Z",
    "HARMONIC, LONG Crab, 2025-01-05T08:45:00Z",
    "HARMONIC, SHORT Crab, 2025-03-05T11:00:00Z",
    "HARMONIC, LONG ABCD, 2025-01-03T05:45:00Z",
    "HARMONIC, SHORT ABCD, 2025-01-01T16:15:00Z"
  })
  void every_named_pattern_and_event_occurs(HeadName head, String finding, Instant time) {
    List<String> reasons = VOTES.get(time).get(head.ordinal()).reasons();
    assertThat(reasons).anyMatch(reason -> reason.startsWith(finding));
  }
}
