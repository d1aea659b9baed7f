package io.ennead.pipeline.tape;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What befalls a run: where a tape waits until a checkpoint holds its position, and how often the
 * job fails a little after such a checkpoint. What has happened is counted outside the job, by the
 * run's name, because a restored job has forgotten it.
 *
 * @param run a name that no other run has
 * @param pauses positions at which a tape waits for a completed checkpoint, ascending
 * @param failures how many failures there are, each once
 * @param failAfter trades behind a pause after which the job fails
 * @param hold position at which a tape waits for ever, or {@link #NEVER}
 * @param open whether the source goes on, and emits nothing, where its tapes end
 */
public record Script(
    String run, List<Long> pauses, int failures, long failAfter, long hold, boolean open)
    implements Serializable {

  public static final long NEVER = Long.MAX_VALUE;

  private static final Map<String, AtomicInteger> LEFT = new ConcurrentHashMap<>();
  private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

  public Script {
    pauses = List.copyOf(pauses);
  }

  /** Plays every tape to its end. */
  public static Script undisturbed(String run) {
    return new Script(run, List.of(), 0, 0, NEVER, false);
  }

  /** Fails after each of these positions, once a checkpoint holds it. */
  public static Script failing(String run, int failures, List<Long> pauses) {
    LEFT.put(run, new AtomicInteger(failures));
    return new Script(run, pauses, failures, 300, NEVER, false);
  }

  /** Stops every tape at this position, for a savepoint. */
  public static Script holding(String run, long position, int tapes) {
    HELD.put(run, new CountDownLatch(tapes));
    return new Script(run, List.of(), 0, 0, position, false);
  }

  /** The same, by a source that does not end. */
  public Script stayingOpen() {
    return new Script(run, pauses, failures, failAfter, hold, true);
  }

  /** Waits until every tape is held. */
  public void awaitHeld() throws InterruptedException {
    HELD.get(run).await();
  }

  /** Failures that have not happened. */
  public int failuresLeft() {
    return LEFT.get(run).get();
  }

  void held() {
    HELD.get(run).countDown();
  }

  void failIfPlanned(String where) {
    if (failures > 0 && LEFT.get(run).getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("planned failure in " + where);
    }
  }
}
