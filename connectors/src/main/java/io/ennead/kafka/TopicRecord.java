package io.ennead.kafka;

import io.ennead.records.MarketEvent;
import java.util.Objects;

/** What lies in the topic of events. */
public sealed interface TopicRecord {

  /**
   * An event, in the partition of its instrument.
   *
   * @param timestamp epoch milliseconds; negative if it has none
   * @param number counts the events of its instrument in the topic from 1 on, or {@link #UNCOUNTED}
   */
  record Event(MarketEvent event, long timestamp, long number) implements TopicRecord {

    /** Events without an instrument of their own, and those of topics before they were numbered. */
    public static final long UNCOUNTED = 0;

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
   * @param until the task's watermark, epoch milliseconds, or {@link #NONE} or {@link
   *     #NOTHING_MORE}
   */
  record Mark(int partition, int writer, int writers, long until) implements TopicRecord {

    /** The task has not begun. */
    public static final long NONE = Long.MIN_VALUE;

    /** The task has no instrument, or its input has ended. */
    public static final long NOTHING_MORE = Long.MAX_VALUE;
  }
}
