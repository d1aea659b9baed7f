package io.ennead.metrics;

import org.apache.flink.metrics.MetricGroup;

/** When a stage made its newest event, by the event's own time and by the wall clock. */
public final class StageTimes {

  private volatile long eventTime = Gauges.NONE;
  private volatile long at = Gauges.NONE;
  private long seen = Long.MIN_VALUE;

  public StageTimes(MetricGroup group) {
    Gauges.show(group, Metric.LAST_EVENT_TIME, () -> eventTime);
    Gauges.show(group, Metric.LAST_EVENT_AT, () -> at);
  }

  /**
   * Notes an event of that time, epoch milliseconds. The wall clock is looked at when event time
   * has advanced: many events share an instant.
   */
  public void made(long time) {
    if (time > seen) {
      seen = time;
      eventTime = time;
      at = System.currentTimeMillis();
    }
  }
}
