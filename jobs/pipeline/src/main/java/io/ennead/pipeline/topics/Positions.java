package io.ennead.pipeline.topics;

import io.ennead.kafka.EventTopic;
import io.ennead.kafka.TopicPosition;
import io.ennead.kafka.TopicRecord;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.RejectedFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/**
 * The position of each instrument in a topic. Each task keeps all that it knows, and a restored one
 * takes the furthest of all tasks: whichever has the instrument then goes on behind it.
 */
final class Positions {

  private static final ListStateDescriptor<TopicPosition> KEPT =
      new ListStateDescriptor<>("positions", EventTopic.POSITION);

  private final Map<Instrument, TopicPosition> positions = new HashMap<>();
  private final ListState<TopicPosition> kept;

  Positions(OperatorStateStore store) throws Exception {
    kept = store.getUnionListState(KEPT);
    for (TopicPosition position : kept.get()) {
      positions.merge(position.instrument(), position, TopicPosition::later);
    }
  }

  void snapshot() throws Exception {
    kept.update(List.copyOf(positions.values()));
  }

  /** Where an instrument stands. */
  TopicPosition of(Instrument instrument) {
    return positions.computeIfAbsent(instrument, TopicPosition::start);
  }

  /**
   * Goes on by an event; its number. Several tasks may reject frames that tell no symbol: those are
   * not counted.
   */
  long count(MarketEvent event) {
    Instrument instrument = event.instrument();
    if (instrument.symbol().equals(RejectedFrame.UNTOLD)) {
      return TopicRecord.Event.UNCOUNTED;
    }
    TopicPosition position = of(instrument).behind(event);
    positions.put(instrument, position);
    return position.number();
  }
}
