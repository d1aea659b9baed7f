package io.ennead.context.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.context.ContextFeed.Part;
import io.ennead.records.ContextRecord;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a feed had to forgo takes effect once a checkpoint holds it, and then for good. */
final class ContextPositionTest {

  private final ContextPosition position = new ContextPosition(ContextSplit.begin());

  @Test
  void whole_parts_pass_at_once() {
    assertThat(position.passes(whole(10))).isTrue();
    assertThat(position.release()).isNull();
    assertThat(position.snapshot(1)).isEqualTo(new ContextSplit(10, null, true));
  }

  @Test
  void a_part_with_something_forgone_waits_for_a_checkpoint_and_all_behind_it_too() {
    assertThat(position.passes(forgone(10))).isFalse();
    assertThat(position.passes(whole(20))).isFalse();
    position.completed(3);
    assertThat(position.release()).as("no checkpoint holds it yet").isNull();
    position.snapshot(4);
    position.snapshot(5);
    assertThat(position.release()).isNull();
    position.completed(4);
    assertThat(position.release()).isEqualTo(forgone(10));
    assertThat(position.release()).isEqualTo(whole(20));
    assertThat(position.release()).isNull();
    assertThat(position.until()).isEqualTo(20);
    assertThat(position.passes(whole(30))).isTrue();
  }

  @Test
  void the_next_one_waits_for_a_checkpoint_of_its_own() {
    position.passes(forgone(10));
    position.passes(forgone(20));
    position.snapshot(1);
    position.completed(1);
    assertThat(position.release()).isEqualTo(forgone(10));
    assertThat(position.release()).isNull();
    position.snapshot(2);
    position.completed(2);
    assertThat(position.release()).isEqualTo(forgone(20));
  }

  @Test
  void a_restored_position_goes_without_what_its_checkpoint_says_and_reads_on_behind_it()
      throws IOException {
    position.passes(whole(10));
    position.passes(forgone(20));
    position.passes(whole(30));
    ContextSplitSerializer serializer = ContextSplitSerializer.INSTANCE;
    byte[] bytes = serializer.serialize(position.snapshot(7));
    ContextSplit restored = serializer.deserialize(serializer.getVersion(), bytes);

    assertThat(restored.readUntil()).isEqualTo(20);
    ContextPosition next = new ContextPosition(restored);
    assertThat(next.until()).isEqualTo(10);
    assertThat(next.release()).isEqualTo(forgone(20));
    assertThat(next.release()).isNull();
    assertThat(next.passes(whole(30))).isTrue();
  }

  private static Part whole(long until) {
    return Part.whole(List.of(record(until)), until);
  }

  private static Part forgone(long until) {
    return new Part(List.of(record(until)), until, false, true);
  }

  private static ContextRecord record(long time) {
    return new ContextRecord.Figure(
        Instrument.binance("BTCUSDT"),
        ContextRecord.Kind.PREMIUM,
        new FuturesReading(time, .1, 60_000));
  }
}
