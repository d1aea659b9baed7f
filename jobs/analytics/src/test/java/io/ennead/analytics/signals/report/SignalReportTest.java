package io.ennead.analytics.signals.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import io.ennead.records.SignalId;
import io.ennead.records.SkipReason;
import io.ennead.records.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalReportTest {

  private static final Instrument BTCUSDT = Instrument.binance("BTCUSDT");
  private static final long MINUTE = 60_000;

  private final SignalReport report = new SignalReport(new BigDecimal("0.0005"));
  private final Funnel funnel = new Funnel();

  @BeforeEach
  void five_scans() {
    add(Decision.skipped(BTCUSDT, Interval.M15, MINUTE, SkipReason.WARM_UP, null, null, List.of()));
    add(decision(2, GateName.CONSENSUS));
    add(decision(3, GateName.RISK_REWARD, GateName.COOLDOWN));
    add(decision(4, GateName.HISTORY));
    add(decision(5));
    report.add(outcome(4, true, OutcomeStatus.ACTIVE, null));
    report.add(outcome(4, true, OutcomeStatus.TARGET, "3"));
    report.add(outcome(5, false, OutcomeStatus.STOP, "-1"));
    report.add(outcome(5, false, OutcomeStatus.ACTIVE, null));
  }

  private void add(Decision decision) {
    report.add(decision);
    funnel.add(decision);
  }

  @Test
  void scans_are_counted_by_the_first_gate_that_failed_and_by_the_one_that_alone_did() {
    FunnelRow row = report.summary().funnel().get(0);
    assertThat(row.scans()).isEqualTo(5);
    assertThat(row.skipped()).isEqualTo(1);
    assertThat(row.judged()).isEqualTo(4);
    assertThat(row.rejected()).isEqualTo(3);
    assertThat(row.emittedLong()).isEqualTo(1);
    assertThat(row.gates())
        .contains(
            new FunnelRow.Gate("consensus", 1, 0, 3),
            new FunnelRow.Gate("risk_reward", 1, 0, 2),
            new FunnelRow.Gate("history", 1, 1, 1),
            new FunnelRow.Gate("duplicate", 0, 0, 1));
  }

  @Test
  void results_of_signals_and_shadows_stand_apart() {
    assertThat(report.summary().results())
        .containsExactly(
            new ResultRow(
                "15m", "LONG", false, 0, 0, 1, 0, dec("0.0"), dec("-1.0000"), dec("-1"), dec("2")),
            new ResultRow(
                "15m", "LONG", true, 0, 1, 0, 0, dec("100.0"), dec("3.0000"), dec("3"), dec("2")));
    assertThat(report.summary().outcomes()).hasSize(1);
  }

  @Test
  void a_head_is_right_when_it_voted_with_a_win_or_against_a_loss() {
    List<HeadRow> heads = report.summary().heads();
    assertThat(heads.get(HeadName.TECHNICAL.ordinal()))
        .isEqualTo(
            new HeadRow("technical", false, 1, dec("0.0"), dec("-1.0000"), 0, null, null, 0));
    assertThat(heads.get(HeadName.HARMONIC.ordinal()))
        .isEqualTo(
            new HeadRow("harmonic", false, 0, null, null, 1, dec("100.0"), dec("-1.0000"), 0));
    assertThat(heads.get(9 + HeadName.TECHNICAL.ordinal()))
        .isEqualTo(new HeadRow("technical", true, 2, dec("50.0"), dec("1.0000"), 0, null, null, 0));
    assertThat(heads.get(HeadName.CRYPTO.ordinal()).silent()).isEqualTo(1);
  }

  @Test
  void the_summary_is_plain_json() {
    JsonNode json = new ObjectMapper().valueToTree(report.summary());
    assertThat(json.at("/funnel/0/gates/6/gate").asText()).isEqualTo("duplicate");
    assertThat(json.at("/outcomes/0/resultR").decimalValue()).isEqualByComparingTo("-1");
    assertThat(json.at("/criteria/0/name").asText()).isEqualTo("positions");
  }

  @Test
  void the_text_tells_the_sum_of_the_scans() {
    assertThat(ReportText.of(report.summary()))
        .contains(
            "15m: 5 scans = 1 skipped (before_start 0, warm_up 1, gap 0) + 3 rejected + 1 emitted"
                + " (LONG 1, SHORT 0)")
        .contains("| history | 1 | 1 | 1 | 25.00 |");
  }

  @Test
  void a_restored_funnel_counts_on() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    funnel.write(new DataOutputStream(bytes));
    Funnel restored = new Funnel();
    restored.read(
        funnel.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(restored.rows()).isEqualTo(funnel.rows());
    assertThat(restored.count(Interval.M15, Verdict.REJECTED)).isEqualTo(3);
  }

  private static Decision decision(int minute, GateName... failed) {
    List<GateName> failing = List.of(failed);
    boolean flat = failing.contains(GateName.CONSENSUS);
    List<GateMeasure> gates = new ArrayList<>();
    for (GateName gate : flat ? List.of(GateName.CONSENSUS) : List.of(GateName.values())) {
      gates.add(new GateMeasure(gate, !failing.contains(gate), null, null, "made up"));
    }
    return new Decision(
        BTCUSDT,
        Interval.M15,
        minute * MINUTE,
        failing.isEmpty() ? Verdict.EMITTED : Verdict.REJECTED,
        failing.isEmpty() ? null : failing.get(0).label(),
        null,
        null,
        flat ? Direction.FLAT : Direction.LONG,
        flat ? .5 : .8,
        flat ? 0 : .8,
        List.of(),
        0,
        List.of(
            vote(HeadName.TECHNICAL, Direction.LONG),
            vote(HeadName.HARMONIC, Direction.SHORT),
            HeadVote.abstain(HeadName.CRYPTO, "no feed")),
        gates);
  }

  private static HeadVote vote(HeadName head, Direction direction) {
    return new HeadVote(head, direction, .8, .8, false, List.of());
  }

  private static Outcome outcome(int minute, boolean shadow, OutcomeStatus status, String resultR) {
    return new Outcome(
        SignalId.of(BTCUSDT, Interval.M15, minute * MINUTE, Direction.LONG),
        BTCUSDT,
        Interval.M15,
        Direction.LONG,
        minute * MINUTE,
        dec("100"),
        dec("99"),
        dec("103"),
        shadow,
        status,
        minute * MINUTE,
        dec("102"),
        resultR == null ? null : dec(resultR),
        resultR == null ? null : dec("2"),
        dec("0"),
        dec("0"));
  }

  private static BigDecimal dec(String text) {
    return new BigDecimal(text);
  }
}
