package io.ennead.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.recording.format.DamagedRecordingException;
import io.ennead.recording.read.Recorded;
import io.ennead.recording.read.RecordedSplit;
import io.ennead.recording.read.RecordedSplitSerializer;
import io.ennead.recording.read.RecordingPlan;
import io.ennead.recording.write.RecordedPosition;
import io.ennead.recording.write.Recorder;
import io.ennead.recording.write.RecordingTarget;
import io.ennead.records.Clock;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Trade;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the files of a recording, and what is said of files that are not whole. */
final class RecordingFilesTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");

  /** 2026-01-05 08:59:00 UTC, so that a minute later an hour begins. */
  private static final long BEGIN = 1_767_603_540_000L;

  @TempDir private Path folder;

  @Test
  void there_is_a_file_for_each_instrument_and_hour() throws Exception {
    Recorder recorder = recorder(List.of(), 7);
    write(recorder, BTC, 0, 100);
    write(recorder, ETH, 0, 10);
    recorder.sync();

    assertThat(names())
        .containsExactly(
            "session/binance-BTCUSDT/2026-01-05T08Z.7.recording",
            "session/binance-BTCUSDT/2026-01-05T09Z.7.recording",
            "session/binance-ETHUSDT/2026-01-05T08Z.7.recording");
    assertThat(Recorded.of(folder, BTC)).isEqualTo(events(BTC, 0, 100));
    assertThat(Recorded.of(folder, ETH)).isEqualTo(events(ETH, 0, 10));
  }

  @Test
  void a_time_that_steps_back_over_the_hour_changes_no_order() throws Exception {
    Recorder recorder = recorder(List.of(), 7);
    List<MarketEvent> events =
        List.of(trade(BTC, 59), trade(BTC, 60), trade(BTC, 58), trade(BTC, 61));
    for (MarketEvent event : events) {
      recorder.add(event, ((Trade) event).timeMillis());
    }
    recorder.sync();

    assertThat(Recorded.of(folder, BTC)).isEqualTo(events);
  }

  @Test
  void events_without_a_time_keep_their_place_also_before_the_first_that_has_one()
      throws Exception {
    Recorder recorder = recorder(List.of(), 7);
    MarketEvent untimed = new Clock(BTC, BEGIN, BEGIN + 60_000);
    recorder.add(untimed, -1);
    write(recorder, BTC, 0, 3);
    recorder.add(untimed, Long.MIN_VALUE);
    recorder.sync();

    List<MarketEvent> expected = new ArrayList<>(events(BTC, 0, 3));
    expected.add(0, untimed);
    expected.add(untimed);
    assertThat(Recorded.of(folder, BTC)).isEqualTo(expected);
  }

  @Test
  void a_frame_that_could_not_be_read_is_not_recorded() throws Exception {
    Recorder recorder = recorder(List.of(), 7);
    recorder.add(new RejectedFrame(Instrument.binance("*"), BEGIN, "no JSON", "{"), BEGIN);
    recorder.sync();

    assertThatThrownBy(() -> RecordingPlan.inspect(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no recorded event is in " + folder);
  }

  @Test
  void what_an_attempt_wrote_behind_its_last_checkpoint_is_no_part_of_the_run() throws Exception {
    Recorder first = recorder(List.of(), 7);
    write(first, BTC, 0, 50);
    List<RecordedPosition> checkpoint = first.sync();
    write(first, BTC, 50, 90);
    first.sync();

    Recorder second = recorder(checkpoint, 8);
    write(second, BTC, 50, 70);
    second.sync();

    assertThat(Recorded.of(folder, BTC)).isEqualTo(events(BTC, 0, 70));
  }

  @Test
  void going_on_from_an_older_checkpoint_voids_all_that_came_after_it() throws Exception {
    Recorder first = recorder(List.of(), 7);
    write(first, BTC, 0, 30);
    List<RecordedPosition> older = first.sync();
    write(first, BTC, 30, 50);
    Recorder second = recorder(first.sync(), 8);
    write(second, BTC, 50, 90);
    second.sync();

    Recorder third = recorder(older, 9);
    write(third, BTC, 30, 35);
    third.sync();

    assertThat(Recorded.of(folder, BTC)).isEqualTo(events(BTC, 0, 35));
  }

  @Test
  void a_later_attempt_has_a_higher_number_though_its_machine_s_clock_is_behind() throws Exception {
    Recorder first = recorder(List.of(), 1_000);
    write(first, BTC, 0, 10);
    Recorder second = recorder(first.sync(), 900);
    write(second, BTC, 10, 20);

    assertThat(second.sync()).containsExactly(new RecordedPosition("session", 1_001, BTC, 20));
    assertThat(Recorded.of(folder, BTC)).isEqualTo(events(BTC, 0, 20));
  }

  @Test
  void an_instrument_that_moved_to_another_task_goes_on_with_its_own_number() throws Exception {
    Recorder first = recorder(List.of(), 7);
    write(first, BTC, 0, 10);
    List<RecordedPosition> stale = first.sync();
    write(first, BTC, 10, 20);
    List<RecordedPosition> all = new ArrayList<>(first.sync());
    all.addAll(stale);

    Recorder other = recorder(all, 8);
    write(other, BTC, 20, 30);
    other.sync();

    assertThat(Recorded.of(folder, BTC)).isEqualTo(events(BTC, 0, 30));
  }

  @Test
  void the_end_of_a_killed_writer_is_told_and_what_lies_before_is_read() throws Exception {
    recordInTwoBlocks();
    Path last = only("2026-01-05T09Z.7.recording");
    long size = Files.size(last);
    cut(last, size - 3);

    RecordingPlan plan = RecordingPlan.inspect(folder);

    assertThat(plan.notes())
        .singleElement()
        .asString()
        .contains("within a block", last.toString(), "byte ");
    assertThat(Recorded.of(folder, BTC)).isEqualTo(events(BTC, 0, 80));
  }

  @Test
  void a_file_that_was_cut_while_others_follow_is_named_with_position_and_remedy()
      throws Exception {
    recordInTwoBlocks();
    Path first = only("2026-01-05T08Z.7.recording");
    cut(first, Files.size(first) - 3);

    assertThatThrownBy(() -> RecordingPlan.inspect(folder))
        .isInstanceOf(DamagedRecordingException.class)
        .hasMessageContaining(first + ", byte ")
        .hasMessageContaining("ends with event 29 of binance:BTCUSDT")
        .hasMessageContaining(DamagedRecordingException.REMEDY);
  }

  @Test
  void a_file_that_is_missing_in_the_middle_is_noticed() throws Exception {
    recordInTwoBlocks();
    Recorder second = recorder(List.of(new RecordedPosition("session", 7, BTC, 100)), 8);
    write(second, BTC, 100, 110);
    second.sync();
    Files.delete(only("2026-01-05T09Z.7.recording"));

    assertThatThrownBy(() -> RecordingPlan.inspect(folder))
        .isInstanceOf(DamagedRecordingException.class)
        .hasMessageContaining("begins with event 100");
  }

  @Test
  void any_changed_byte_of_a_file_is_noticed() throws Exception {
    Recorder recorder = recorder(List.of(), 7);
    write(recorder, BTC, 0, 20);
    recorder.sync();
    Path file = only("2026-01-05T08Z.7.recording");
    byte[] whole = Files.readAllBytes(file);

    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      Files.write(file, damaged);
      assertThat(noticed(file)).as("byte %d", i).isTrue();
    }
  }

  /** A length that grew makes the file end within the block, which is told; all else is refused. */
  private boolean noticed(Path file) throws IOException {
    try {
      return !RecordingPlan.inspect(folder).notes().isEmpty();
    } catch (DamagedRecordingException e) {
      assertThat(e).hasMessageContaining(file + ", byte ");
      return true;
    } catch (IllegalArgumentException nothingLeft) {
      return true;
    }
  }

  @Test
  void two_sessions_in_a_folder_are_named() throws Exception {
    for (String session : List.of("one", "two")) {
      Recorder recorder =
          new Recorder(
              new RecordingTarget(folder.toString(), session, Origin.WEBSOCKET), List.of(), 7);
      write(recorder, BTC, 0, 1);
      recorder.sync();
    }

    assertThatThrownBy(() -> RecordingPlan.inspect(folder))
        .hasMessageContaining("one, two")
        .hasMessageContaining("name the folder of one of them");
    assertThat(RecordingPlan.inspect(folder.resolve("two")).events()).isEqualTo(1);
  }

  @Test
  void a_split_is_read_back_as_it_was_written() throws Exception {
    RecordedSplit split = new RecordedSplit(BTC, List.of(new RecordedSplit.Segment("/a", 3, 9)), 5);
    RecordedSplitSerializer serializer = new RecordedSplitSerializer();

    assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(split)))
        .isEqualTo(split);
  }

  /** Events 0 to 29 and 30 to 59 in the first hour; 60 to 79 and 80 to 99 in the second. */
  private void recordInTwoBlocks() throws IOException {
    Recorder recorder = recorder(List.of(), 7);
    for (int from : new int[] {0, 30, 60, 80}) {
      write(recorder, BTC, from, from == 0 || from == 30 ? from + 30 : from + 20);
      recorder.sync();
    }
  }

  private Recorder recorder(List<RecordedPosition> positions, long now) {
    return new Recorder(
        new RecordingTarget(folder.toString(), "session", Origin.WEBSOCKET), positions, now);
  }

  private static void write(Recorder recorder, Instrument instrument, long from, long until)
      throws IOException {
    for (MarketEvent event : events(instrument, from, until)) {
      recorder.add(event, ((Trade) event).timeMillis());
    }
  }

  private static List<MarketEvent> events(Instrument instrument, long from, long until) {
    return LongStream.range(from, until)
        .<MarketEvent>mapToObj(second -> trade(instrument, second))
        .toList();
  }

  private static Trade trade(Instrument instrument, long second) {
    return new Trade(
        instrument, second, second, second, 1 + second, 1, (BEGIN + second * 1_000) * 1_000, true);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  private Path only(String name) {
    return folder.resolve("session/binance-BTCUSDT").resolve(name);
  }

  private static void cut(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }
}
