package io.ennead.recording.read;

import io.ennead.recording.format.DamagedRecordingException;
import io.ennead.records.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What of an instrument's files is part of the run: of each attempt the events before the first one
 * of the next.
 *
 * @param notes what a person should know of it
 */
record RecordedSeries(RecordedSplit split, List<String> notes) {

  /**
   * Puts the files of an instrument in order.
   *
   * @throws DamagedRecordingException if events are missing between them
   */
  static RecordedSeries of(Instrument instrument, List<InspectedFile> files)
      throws DamagedRecordingException {
    TreeMap<Long, List<InspectedFile>> attempts = new TreeMap<>();
    for (InspectedFile file : files) {
      attempts.computeIfAbsent(file.header().attempt(), any -> new ArrayList<>()).add(file);
    }
    List<InspectedFile> used = new ArrayList<>();
    List<RecordedSplit.Segment> segments = new ArrayList<>();
    long limit = Long.MAX_VALUE;
    for (List<InspectedFile> attempt : attempts.descendingMap().values()) {
      attempt.sort(Comparator.comparingLong(InspectedFile::first).reversed());
      for (InspectedFile file : attempt) {
        if (file.first() < limit) {
          used.add(file);
          segments.add(
              new RecordedSplit.Segment(
                  file.path().toString(), file.first(), Math.min(file.until(), limit)));
        }
      }
      limit = Math.min(limit, attempt.get(attempt.size() - 1).first());
    }
    Collections.reverse(used);
    Collections.reverse(segments);
    requireWhole(instrument, used, segments);
    return new RecordedSeries(
        new RecordedSplit(instrument, segments, segments.get(0).first()),
        notes(instrument, used, segments));
  }

  private static void requireWhole(
      Instrument instrument, List<InspectedFile> used, List<RecordedSplit.Segment> segments)
      throws DamagedRecordingException {
    for (int i = 1; i < segments.size(); i++) {
      RecordedSplit.Segment before = segments.get(i - 1);
      RecordedSplit.Segment after = segments.get(i);
      if (before.until() != after.first()) {
        throw new DamagedRecordingException(
            "%s, byte %d: the file ends with event %d of %s, and %s begins with event %d"
                .formatted(
                    before.path(),
                    used.get(i - 1).end(),
                    before.until() - 1,
                    instrument,
                    after.path(),
                    after.first()));
      }
    }
  }

  private static List<String> notes(
      Instrument instrument, List<InspectedFile> used, List<RecordedSplit.Segment> segments) {
    List<String> notes = new ArrayList<>();
    if (segments.get(0).first() > 0) {
      notes.add(
          "%s begins with event %d: its earlier files are not there"
              .formatted(instrument, segments.get(0).first()));
    }
    InspectedFile last = used.get(used.size() - 1);
    if (last.unfinished()) {
      notes.add(
          "%s ends at byte %d of %s, within a block: its writer was killed, or the file was cut"
              .formatted(instrument, last.end(), last.path()));
    }
    return notes;
  }
}
