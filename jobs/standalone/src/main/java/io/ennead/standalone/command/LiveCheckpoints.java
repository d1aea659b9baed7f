package io.ennead.standalone.command;

import io.ennead.standalone.cluster.RetainedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;

/** The checkpoints of this machine's live job: where it goes on when it is started again. */
final class LiveCheckpoints {

  private final Path folder;
  private final Optional<Path> newest;

  LiveCheckpoints(Path folder) throws IOException {
    this.folder = folder;
    this.newest = RetainedCheckpoint.newestIn(folder);
    if (newest.isPresent()) {
      RetainedCheckpoint.deleteOthers(folder, newest.get());
    }
  }

  Path folder() {
    return folder;
  }

  /** The checkpoint that the job goes on from. */
  Optional<Path> newest() {
    return newest;
  }

  /** Flink's options with those that keep checkpoints and go on from the newest. */
  Map<String, String> flinkOptions(Map<String, String> given) {
    Map<String, String> options = new HashMap<>();
    options.put(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION.key(),
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION.name());
    newest.ifPresent(
        checkpoint -> {
          options.put(StateRecoveryOptions.SAVEPOINT_PATH.key(), checkpoint.toUri().toString());
          options.put(StateRecoveryOptions.RESTORE_MODE.key(), RecoveryClaimMode.CLAIM.name());
        });
    options.putAll(given);
    return options;
  }
}
