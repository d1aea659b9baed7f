package io.ennead.workflow.flink;

import java.util.List;

/**
 * The job as the cluster tells of it.
 *
 * @param state Flink's word for it, e.g. RUNNING
 * @param uptimeMillis since it was started
 * @param restarts of this submission
 * @param checkpoint the newest that was completed, or null
 * @param failure why it failed last, or null
 * @param stages in the order of the flow
 */
public record JobState(
    String id,
    String name,
    String state,
    long uptimeMillis,
    long restarts,
    Checkpoint checkpoint,
    long failedCheckpoints,
    String failure,
    List<StageState> stages,
    Metrics metrics) {

  /**
   * A completed checkpoint.
   *
   * @param completedAt wall clock, epoch milliseconds
   */
  public record Checkpoint(long id, long completedAt, long durationMillis, long bytes) {}

  /**
   * A stage: an operator of the job.
   *
   * @param title as the job names it
   * @param operator its name in metrics
   * @param vertex the vertex of the plan that it is chained into
   * @param state Flink's word for the vertex's state
   */
  public record StageState(
      String title, String operator, String vertex, String state, int parallelism) {}

  public boolean isRunning() {
    return state.equals("RUNNING");
  }

  /** Whether nothing will come of it any more. */
  public boolean hasEnded() {
    return state.equals("FINISHED") || state.equals("CANCELED") || state.equals("FAILED");
  }
}
