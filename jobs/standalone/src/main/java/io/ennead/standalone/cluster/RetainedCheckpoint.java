package io.ennead.standalone.cluster;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints that a job of this machine has left, whatever ended it. */
public final class RetainedCheckpoint {

  private static final Logger LOG = LoggerFactory.getLogger(RetainedCheckpoint.class);

  private RetainedCheckpoint() {}

  /**
   * The newest complete checkpoint; one that was being written when its job was killed is passed
   * over.
   *
   * @param folder Flink's checkpoint directory, {@code <job>/chk-<n>/_metadata}, or that of a job
   *     in it
   */
  public static Optional<Path> newestIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> paths = Files.walk(folder, 3)) {
      return paths
          .filter(path -> path.getFileName().toString().equals("_metadata"))
          .sorted(Comparator.comparing(RetainedCheckpoint::writtenAt).reversed())
          .filter(RetainedCheckpoint::isComplete)
          .map(Path::getParent)
          .findFirst();
    }
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

  private static boolean isComplete(Path metadata) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(metadata)))) {
      Checkpoints.loadCheckpointMetadata(
          in, RetainedCheckpoint.class.getClassLoader(), metadata.getParent().toString());
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.info("passed over {}, which was not finished", metadata, e);
      return false;
    }
  }

  private static FileTime writtenAt(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
