package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SignalCodecsTest {

  private static final Instrument BTCUSDT = Instrument.binance("BTCUSDT");
  private static final long CLOSE_TIME = 1_767_324_900_000L;
  private static final List<HeadVote> VOTES =
      List.of(
          new HeadVote(
              HeadName.TECHNICAL, Direction.LONG, .8, .9, false, List.of("RSI(14) 61.2 > 55")),
          HeadVote.abstain(HeadName.CRYPTO, "no feed"));

  @Property
  void a_decision_is_read_back_as_it_was_written(@ForAll("decisions") Decision decision)
      throws IOException {
    assertThat(readBack(DecisionCodec.INSTANCE, decision)).isEqualTo(decision);
  }

  @Property
  void a_signal_is_read_back_as_it_was_written(
      @ForAll("above") BigDecimal entry, @ForAll("above") BigDecimal distance) throws IOException {
    Signal signal = signal(entry, entry.subtract(distance), entry.add(distance));
    assertThat(readBack(SignalCodec.INSTANCE, signal)).isEqualTo(signal);
  }

  @Property
  void an_outcome_is_read_back_as_it_was_written(
      @ForAll("above") BigDecimal price, @ForAll OutcomeStatus status, @ForAll boolean shadow)
      throws IOException {
    BigDecimal result = status.isResolved() ? price.negate() : null;
    Outcome outcome =
        new Outcome(
            "id",
            BTCUSDT,
            Interval.M1,
            Direction.SHORT,
            CLOSE_TIME,
            price,
            price,
            price,
            shadow,
            status,
            CLOSE_TIME + 1,
            price,
            result,
            result,
            price,
            price);
    assertThat(readBack(OutcomeCodec.INSTANCE, outcome)).isEqualTo(outcome);
  }

  @Provide
  Arbitrary<BigDecimal> above() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.00000001"), new BigDecimal("1E12"))
        .ofScale(8);
  }

  @Provide
  Arbitrary<Decision> decisions() {
    return Combinators.combine(
            Arbitraries.of(Verdict.class),
            above().injectNull(.3),
            above().injectNull(.3),
            Arbitraries.of(Interval.class),
            Arbitraries.doubles().between(-.25, .25))
        .as(
            (verdict, value, threshold, interval, boost) ->
                new Decision(
                    BTCUSDT,
                    interval,
                    CLOSE_TIME,
                    verdict,
                    verdict == Verdict.EMITTED ? null : "gap",
                    value,
                    threshold,
                    Direction.LONG,
                    .8,
                    .9,
                    List.of(HeadName.ICT, HeadName.WYCKOFF),
                    boost,
                    VOTES,
                    List.of(
                        new GateMeasure(GateName.HISTORY, true, value, threshold, "3 results"))));
  }

  @Test
  void a_signal_is_named_by_what_it_is() {
    assertThat(SignalId.of(BTCUSDT, Interval.M15, CLOSE_TIME, Direction.LONG))
        .isEqualTo("binance:BTCUSDT:15m:20260102T033500Z:LONG");
  }

  @Test
  void levels_in_the_wrong_order_are_refused() {
    BigDecimal one = BigDecimal.ONE;
    assertThatThrownBy(() -> signal(one, one, BigDecimal.TEN))
        .hasMessage(
            "signal id is refused: entry 1 must lie between stop 1 and target 10, towards LONG");
  }

  @Test
  void an_emitted_decision_has_no_reason_and_any_other_has_one() {
    assertThatThrownBy(
            () ->
                new Decision(
                    BTCUSDT,
                    Interval.M1,
                    CLOSE_TIME,
                    Verdict.REJECTED,
                    null,
                    null,
                    null,
                    Direction.FLAT,
                    .5,
                    0,
                    List.of(),
                    0,
                    List.of(),
                    List.of()))
        .hasMessageContaining("verdict REJECTED with reason null");
  }

  @Test
  void bytes_of_a_version_that_is_not_known_are_refused() {
    DataInputStream nothing = new DataInputStream(new ByteArrayInputStream(new byte[0]));
    assertThatThrownBy(() -> DecisionCodec.INSTANCE.read(2, nothing))
        .hasMessage("a decision of version 2 cannot be read: this program knows version 1");
    assertThatThrownBy(() -> SignalCodec.INSTANCE.read(2, nothing))
        .hasMessage("a signal of version 2 cannot be read: this program knows version 1");
    assertThatThrownBy(() -> OutcomeCodec.INSTANCE.read(2, nothing))
        .hasMessage("a signal outcome of version 2 cannot be read: this program knows version 1");
  }

  private static Signal signal(BigDecimal entry, BigDecimal stop, BigDecimal target) {
    return new Signal(
        "id",
        BTCUSDT,
        Interval.M15,
        Direction.LONG,
        CLOSE_TIME,
        entry,
        stop,
        target,
        new BigDecimal("2.5001"),
        .8,
        .9,
        new BigDecimal("0.85"),
        Regime.TRENDING,
        List.of(HeadName.TECHNICAL),
        .05,
        List.of("consensus: 4 of 7"),
        VOTES);
  }

  private static <T> T readBack(BinaryCodec<T> codec, T value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    codec.write(value, new DataOutputStream(bytes));
    ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
    T read = codec.read(codec.version(), new DataInputStream(in));
    assertThat(in.available()).as("bytes left over").isZero();
    return read;
  }
}
