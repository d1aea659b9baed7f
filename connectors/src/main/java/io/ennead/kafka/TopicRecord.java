package io.ennead.kafka;

import io.ennead.records.MarketEvent;
import java.util.Objects;

/** What lies in the topic of events. */
public sealed interface TopicRecord {

  /**
   * An event, in the partition of its instrument.
   *
   * @param timestamp epoch milliseconds; negative if it has none
   */
  record Event(MarketEvent event, long timestamp) implements TopicRecord {
    public Event {
      Objects.requireNonNull(event, "event");
    }
  }

  /**
   * How far a task that writes has come: it writes nothing more of the time before. Each partition
   * gets each mark.
   *
   * @param writer the task, from 0 on
   * @param writers how many tasks write
   * @param until the task's watermark, epoch milliseconds, or {@link #NOTHING_MORE}
   */
  record Mark(int partition, int writer, int writers, long until) implements TopicRecord {

    /** The task has no instrument, or its input has ended. */
    public static final long NOTHING_MORE = Long.MAX_VALUE;
  }
}
