package io.ennead.standalone.cluster;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints that a job of this machine has left, whatever ended it. */
public final class RetainedCheckpoint {

  private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoint.class);

  private static final String METADATA = "_metadata";

  private RetainedCheckpoint() {}

  /**
   * The newest complete checkpoint; one that was being written when its job was killed is passed
   * over, and so is one that its job deletes meanwhile. Savepoints in the folder are none.
   *
   * @param folder Flink's checkpoint directory, {@code <job id>/chk-<n>/_metadata}, or that of a
   *     job in it
   */
  public static Optional<Path> newestIn(Path folder) throws IOException {
    List<Path> seen = in(folder);
    while (true) {
      Optional<Path> newest = newestOf(seen);
      List<Path> now = newest.isPresent() ? seen : in(folder);
      // A running job deletes a checkpoint only once there is another.
      if (now.equals(seen)) {
        return newest;
      }
      seen = now;
    }
  }

  private static Optional<Path> newestOf(List<Path> checkpoints) throws IOException {
    Map<Path, FileTime> writtenAt = new HashMap<>();
    for (Path checkpoint : checkpoints) {
      try {
        writtenAt.put(checkpoint, Files.getLastModifiedTime(checkpoint.resolve(METADATA)));
      } catch (NoSuchFileException e) {
        LOG.debug("passed over {}, which is not finished or was deleted", checkpoint);
      }
    }
    return writtenAt.entrySet().stream()
        .sorted(Map.Entry.<Path, FileTime>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .filter(RetainedCheckpoint::isComplete)
        .findFirst();
  }

  /** The checkpoints' folders, finished or not. */
  private static List<Path> in(Path folder) throws IOException {
    if (isJob(folder)) {
      return entries(folder, RetainedCheckpoint::isCheckpoint);
    }
    List<Path> checkpoints = new ArrayList<>();
    for (Path job : entries(folder, RetainedCheckpoint::isJob)) {
      checkpoints.addAll(entries(job, RetainedCheckpoint::isCheckpoint));
    }
    return checkpoints;
  }

  private static List<Path> entries(Path folder, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(wanted).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static boolean isJob(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name != null && name.toString().matches("[0-9a-f]{32}");
  }

  private static boolean isCheckpoint(Path folder) {
    return folder.getFileName().toString().matches("chk-[0-9]+");
  }

  /** Deletes what other jobs than the checkpoint's own have left. */
  public static void deleteOthers(Path folder, Path kept) throws IOException {
    List<Path> jobs;
    try (Stream<Path> entries = Files.list(folder)) {
      jobs = entries.filter(job -> !kept.startsWith(job)).toList();
    }
    for (Path job : jobs) {
      FileUtils.deleteDirectory(job.toFile());
    }
  }

  private static boolean isComplete(Path checkpoint) {
    Path metadata = checkpoint.resolve(METADATA);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
      Checkpoints.loadCheckpointMetadata(
          in, RetainedCheckpoint.class.getClassLoader(), checkpoint.toString());
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.info("passed over {}, which was not finished or was deleted", checkpoint, e);
      return false;
    }
  }
}
