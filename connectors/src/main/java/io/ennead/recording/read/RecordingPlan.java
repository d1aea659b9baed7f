package io.ennead.recording.read;

import io.ennead.recording.format.Names;
import io.ennead.records.Instrument;
import io.ennead.records.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A recorded session, after every byte of it was looked at.
 *
 * @param splits one per instrument
 * @param origin the {@code source} column of the candles made of it
 * @param notes what a person should know of it, each a line
 */
public record RecordingPlan(
    String session, List<RecordedSplit> splits, Origin origin, List<String> notes) {

  public RecordingPlan {
    splits = List.copyOf(splits);
    notes = List.copyOf(notes);
  }

  /**
   * Looks at a recording: the folder of a session, or one that holds a single session.
   *
   * @throws IllegalArgumentException if there is none, or more than one
   * @throws io.ennead.recording.format.DamagedRecordingException if a file does not hold what was
   *     written, or one is missing; the message names file, position and remedy
   */
  public static RecordingPlan inspect(Path folder) throws IOException {
    List<InspectedFile> files = files(folder);
    TreeSet<String> sessions = new TreeSet<>();
    Map<Instrument, List<InspectedFile>> byInstrument = new TreeMap<>();
    for (InspectedFile file : files) {
      sessions.add(file.header().session());
      byInstrument.computeIfAbsent(file.header().instrument(), any -> new ArrayList<>()).add(file);
    }
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException(
          "no recorded event is in %s: name the folder that -O recording.directory named"
              .formatted(folder));
    }
    if (sessions.size() > 1) {
      throw new IllegalArgumentException(
          "%s holds the sessions %s: name the folder of one of them"
              .formatted(folder, String.join(", ", sessions)));
    }
    List<RecordedSplit> splits = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Map.Entry<Instrument, List<InspectedFile>> entry : byInstrument.entrySet()) {
      RecordedSeries series = RecordedSeries.of(entry.getKey(), entry.getValue());
      splits.add(series.split());
      notes.addAll(series.notes());
    }
    return new RecordingPlan(sessions.first(), splits, files.get(0).header().origin(), notes);
  }

  private static List<InspectedFile> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("there is no folder " + folder);
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder.toAbsolutePath().normalize())) {
      paths = all.filter(path -> path.toString().endsWith(Names.SUFFIX)).sorted().toList();
    }
    List<InspectedFile> files = new ArrayList<>();
    for (Path path : paths) {
      Optional<InspectedFile> file = InspectedFile.of(path);
      file.ifPresent(files::add);
    }
    return files;
  }

  /** How many events there are. */
  public long events() {
    return splits.stream().mapToLong(RecordedSplit::events).sum();
  }

  /** What was found, for people. */
  public List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "session %s: %,d events of %d instruments".formatted(session, events(), splits.size()));
    lines.addAll(notes);
    return lines;
  }
}
