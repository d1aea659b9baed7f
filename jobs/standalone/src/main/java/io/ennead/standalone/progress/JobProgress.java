package io.ennead.standalone.progress;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** Shows how far a bounded job has come: rows, rate and time left. */
public final class JobProgress {

  private static final long POLL_MILLIS = 500;
  private static final int LINE_EVERY_MILLIS = 5_000;

  private final PrintWriter err;
  private final boolean terminal;

  /**
   * @param terminal whether the output can be overwritten in place; otherwise a line comes every
   *     few seconds
   */
  public JobProgress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Waits for the job's end.
   *
   * @param rows the rows there are to do
   * @param done how many of them the job's accumulators say are done
   * @throws ExecutionException if the job failed
   */
  public JobExecutionResult await(
      String task, long rows, JobClient job, ToLongFunction<Map<String, Object>> done)
      throws InterruptedException, ExecutionException {
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    try (ProgressBar bar = bar(task, rows)) {
      while (true) {
        try {
          JobExecutionResult ended = result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
          bar.stepTo(rows);
          return ended;
        } catch (TimeoutException running) {
          step(bar, rows, job, done);
        }
      }
    }
  }

  private static void step(
      ProgressBar bar, long rows, JobClient job, ToLongFunction<Map<String, Object>> done) {
    try {
      job.getAccumulators()
          .thenAccept(values -> bar.stepTo(Math.min(rows, done.applyAsLong(values))));
    } catch (IllegalStateException shutDown) {
      // The job has ended since, and its cluster with it: the result, which comes next, says how.
      bar.refresh();
    }
  }

  private ProgressBar bar(String task, long rows) {
    ProgressBarBuilder builder =
        ProgressBar.builder()
            .setTaskName(task)
            .setInitialMax(rows)
            .setUnit(" rows", 1)
            .showSpeed()
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(terminal ? 250 : LINE_EVERY_MILLIS);
    return terminal
        ? builder.build()
        : builder.setConsumer(new DelegatingProgressBarConsumer(err::println, 100)).build();
  }

  /** A rate in rows per second. */
  public static long perSecond(long rows, Duration took) {
    return took.isZero() ? rows : Math.round(rows * 1e9 / took.toNanos());
  }
}
