package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.rules.RulesHead;
import io.ennead.analytics.consensus.structure.StructureHead;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelStateTest {

  private static final Interval INTERVAL = Interval.M15;

  @Test
  void the_state_stays_within_64_kilobytes_however_long_it_runs() {
    PanelRun run = new PanelRun(INTERVAL);
    int largest = 0;
    List<Bar> bars = Drawn.walk(5, INTERVAL, 5_000);
    for (int i = 0; i < bars.size(); i++) {
      run.update(bars.get(i));
      if (i % 100 == 0) {
        largest = Math.max(largest, run.panel().stateBytes());
      }
    }
    assertThat(largest).isBetween(20_000, 65_536);
  }

  @Test
  void a_head_that_the_state_does_not_know_warms_up_while_the_others_go_on() throws IOException {
    List<Bar> bars = Drawn.walk(5, INTERVAL, 400);
    List<Head> eight = new ArrayList<>(HeadPanel.nine());
    eight.removeIf(head -> head.name() == HeadName.RULES);
    HeadPanel before = new HeadPanel(INTERVAL, eight);
    IndicatorSet values = new IndicatorSet(INTERVAL);
    for (Bar bar : bars.subList(0, 300)) {
      values.update(bar);
      before.update(bar, values, Surroundings.NONE);
    }
    HeadPanel after = HeadPanel.load(INTERVAL, saved(before));
    values.update(bars.get(300));
    List<HeadVote> votes = after.update(bars.get(300), values, Surroundings.NONE);
    assertThat(votes.get(HeadName.RULES.ordinal()).reasons()).containsExactly("warm-up 1/200");
    assertThat(votes.get(HeadName.TECHNICAL.ordinal()).abstained()).isFalse();
  }

  @Test
  void a_head_that_this_version_does_not_know_is_dropped() throws IOException {
    HeadPanel nine = new HeadPanel(INTERVAL);
    HeadPanel one = new HeadPanel(INTERVAL, List.of(new StructureHead()));
    one.read(saved(nine));
    assertThat(one.isWarm()).isFalse();
  }

  @Test
  void a_state_of_a_later_version_is_refused() throws IOException {
    Head later =
        new Head() {
          private final Head head = new RulesHead();

          @Override
          public HeadName name() {
            return head.name();
          }

          @Override
          public HeadVote vote(HeadInput input) {
            return head.vote(input);
          }

          @Override
          public int version() {
            return head.version() + 1;
          }

          @Override
          public void write(java.io.DataOutput out) throws IOException {
            head.write(out);
          }

          @Override
          public void read(int version, DataInput in) {
            throw new IllegalStateException("not asked for");
          }
        };
    DataInput in = saved(new HeadPanel(INTERVAL, List.of(later)));
    assertThatThrownBy(() -> HeadPanel.load(INTERVAL, in))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("section rules has version 2, this code reads 1");
  }

  @Test
  void a_state_of_another_interval_is_refused() throws IOException {
    DataInput in = saved(new HeadPanel(Interval.H1));
    assertThatThrownBy(() -> HeadPanel.load(INTERVAL, in))
        .isInstanceOf(IOException.class)
        .hasMessage("head state of 1h cannot serve 15m");
  }

  @Test
  void indicators_that_were_not_updated_first_are_refused() {
    HeadPanel panel = new HeadPanel(INTERVAL);
    Bar bar = Drawn.walk(1, INTERVAL, 1).get(0);
    assertThatThrownBy(() -> panel.update(bar, new IndicatorSet(INTERVAL), Surroundings.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("update them with it first");
    assertThatThrownBy(() -> panel.update(bar, new IndicatorSet(Interval.H1), Surroundings.NONE))
        .hasMessage("indicators of 1h cannot serve the heads of 15m");
  }

  private static DataInput saved(HeadPanel panel) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    panel.save(new DataOutputStream(bytes));
    return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }
}
