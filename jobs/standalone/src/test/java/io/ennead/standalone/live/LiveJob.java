package io.ennead.standalone.live;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;

/** A job on a cluster that outlives it; closing ends it. */
final class LiveJob implements AutoCloseable {

  private static final int MOST_TRIES = 100;

  private final MiniCluster cluster;
  private final JobID id;
  private final CompletableFuture<JobResult> result;

  private LiveJob(MiniCluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
    this.result = cluster.requestJobResult(id);
  }

  static LiveJob submit(MiniCluster cluster, JobGraph graph) throws Exception {
    return new LiveJob(cluster, cluster.submitJob(graph).get(2, TimeUnit.MINUTES).getJobID());
  }

  /** Does nothing while the job runs. */
  void assertRunning() throws Exception {
    if (result.isDone()) {
      throw new AssertionError(
          "the job has ended", result.get().getSerializedThrowable().orElse(null));
    }
  }

  /** Ends the job with a savepoint; tells where that is. */
  String stop(Path savepoints) throws Exception {
    String savepoint = null;
    for (int tries = 1; savepoint == null; tries++) {
      assertRunning();
      try {
        savepoint =
            cluster
                .stopWithSavepoint(
                    id, savepoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
                .get(2, TimeUnit.MINUTES);
      } catch (ExecutionException e) {
        // Refused while a task is not running yet, or not again after a failure.
        if (tries == MOST_TRIES) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    result.get(2, TimeUnit.MINUTES);
    return savepoint;
  }

  @Override
  public void close() throws Exception {
    if (!result.isDone()) {
      cluster.cancelJob(id).get(2, TimeUnit.MINUTES);
      result.get(2, TimeUnit.MINUTES);
    }
  }
}
