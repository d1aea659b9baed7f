package io.ennead.standalone.command;

import io.ennead.standalone.cluster.ClusterException;
import io.ennead.standalone.cluster.RemoteCluster;
import io.ennead.standalone.cluster.RetainedCheckpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** On a command line: the state that a job goes on from. */
final class ResumeArguments {

  @ArgGroup(exclusive = true)
  private State state;

  @Option(
      names = "--checkpoint-dir",
      paramLabel = "DIR",
      description =
          "Where --resume looks (default: execution.checkpointing.dir of Flink's configuration).")
  private Path folder;

  @Option(
      names = "--resume-job",
      paramLabel = "ID",
      description = "Whose checkpoint --resume takes, if several jobs left theirs there.")
  private String job;

  private static final class State {
    @Option(
        names = "--from-savepoint",
        paramLabel = "PATH",
        description = "Goes on from this savepoint or retained checkpoint.")
    private String savepoint;

    @Option(
        names = "--resume",
        description =
            "Goes on from the newest complete checkpoint that a job has left, whatever ended it:"
                + " also if the JobManager was lost.")
    private boolean resume;
  }

  /**
   * What to restore.
   *
   * @throws ClusterException if the job whose checkpoint it is still runs
   */
  SavepointRestoreSettings settings(ReadableConfig flink, RemoteCluster cluster)
      throws IOException, ClusterException {
    if (state == null) {
      return SavepointRestoreSettings.none();
    }
    if (!state.resume) {
      return SavepointRestoreSettings.forPath(state.savepoint);
    }
    Path checkpoint = newest(folder == null ? configured(flink) : folder.toAbsolutePath());
    String owner = checkpoint.getParent().getFileName().toString();
    cluster.requireEnded(JobID.fromHexString(owner));
    return SavepointRestoreSettings.forPath(
        checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM);
  }

  private Path newest(Path directory) throws IOException {
    Path searched = job == null ? directory : directory.resolve(job);
    Optional<Path> newest = RetainedCheckpoint.newestIn(searched);
    return newest.orElseThrow(
        () ->
            new IllegalArgumentException(
                "no complete checkpoint lies in %s: name the folder with --checkpoint-dir, or leave --resume away to begin without a state"
                    .formatted(searched)));
  }

  private static Path configured(ReadableConfig flink) {
    URI directory = URI.create(flink.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
    if (directory.getScheme() != null && !directory.getScheme().equals("file")) {
      throw new IllegalArgumentException(
          "the checkpoints lie in %s, which is no folder of this machine: name one of them with --from-savepoint"
              .formatted(directory));
    }
    return Path.of(directory.getPath());
  }
}
