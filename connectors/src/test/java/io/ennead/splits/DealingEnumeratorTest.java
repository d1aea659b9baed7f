package io.ennead.splits;

import static io.ennead.history.Dumps.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.history.Dumps;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.split.HistoryEnumeratorState;
import io.ennead.history.split.HistoryEnumeratorStateSerializer;
import io.ennead.history.split.HistorySplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DealingEnumeratorTest {

  @TempDir private Path folder;

  private final FakeContext<HistorySplit> context = new FakeContext<>(3);

  private List<HistorySplit> splits;

  @BeforeEach
  void plan() {
    List<Path> files = new ArrayList<>();
    int[] rows = {50, 40, 30, 20, 10};
    for (int i = 0; i < rows.length; i++) {
      String name = "S%dUSDT-aggTrades.csv".formatted(i);
      files.add(Dumps.write(folder, name, Dumps.aggTrades(1, rows[i], DAY, 10)));
    }
    splits = Dumps.plan(HistoryInput.TRADES, files.toArray(Path[]::new)).splits();
  }

  @Test
  void each_reader_gets_its_share_at_once_and_is_told_that_no_more_come() {
    DealingEnumerator<HistorySplit, HistoryEnumeratorState> enumerator = enumerator();

    for (int reader : List.of(2, 0, 1)) {
      enumerator.addReader(reader);
    }

    assertThat(context.assigned.values()).allMatch(assignments -> assignments.size() == 1);
    assertThat(symbols(context.assigned.get(0).get(0))).containsExactly("S0USDT");
    assertThat(symbols(context.assigned.get(1).get(0))).containsExactly("S1USDT", "S4USDT");
    assertThat(symbols(context.assigned.get(2).get(0))).containsExactly("S2USDT", "S3USDT");
    assertThat(context.finished).containsExactly(2, 0, 1);
    assertThat(enumerator.snapshotState(1).unassigned()).isEmpty();
  }

  @Test
  void splits_of_a_failed_reader_go_back_to_it() {
    DealingEnumerator<HistorySplit, HistoryEnumeratorState> enumerator = enumerator();
    enumerator.addReader(1);
    List<HistorySplit> lost = context.assigned.remove(1).get(0);

    enumerator.addSplitsBack(lost, 1);
    enumerator.addReader(1);

    assertThat(context.assigned.get(1)).containsExactly(lost);
  }

  @Test
  void what_no_reader_was_given_survives_in_the_state() throws IOException {
    DealingEnumerator<HistorySplit, HistoryEnumeratorState> enumerator = enumerator();
    enumerator.addReader(0);
    HistoryEnumeratorStateSerializer serializer = new HistoryEnumeratorStateSerializer();

    HistoryEnumeratorState state =
        serializer.deserialize(
            serializer.getVersion(), serializer.serialize(enumerator.snapshotState(1)));

    assertThat(state.unassigned())
        .containsExactlyInAnyOrderElementsOf(splits.subList(1, splits.size()));
    assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
        .hasMessageContaining("version 2");
  }

  private DealingEnumerator<HistorySplit, HistoryEnumeratorState> enumerator() {
    return new DealingEnumerator<>(
        context, splits, HistorySplit::rows, HistoryEnumeratorState::new);
  }

  private static List<String> symbols(List<HistorySplit> splits) {
    return splits.stream().map(split -> split.instrument().symbol()).toList();
  }
}
