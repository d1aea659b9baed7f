package io.ennead.binance.reader;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two connections that overlap until each symbol's ids meet: until all that came before what the
 * new one brings has been delivered, or a kline of the new one shows that nothing has been traded
 * since.
 */
final class HandOver {

  private final Set<SymbolChannel> apart;
  private final Map<SymbolChannel, Long> firstIds = new HashMap<>();

  HandOver(Collection<SymbolChannel> channels) {
    this.apart = new LinkedHashSet<>(channels);
  }

  /** The new connection brought a trade. */
  void traded(SymbolChannel channel, long id) {
    firstIds.merge(channel, id, Math::min);
  }

  /** A kline of the new connection agrees with what has been delivered. */
  void confirmed(SymbolChannel channel) {
    apart.remove(channel);
  }

  /** Whether the old connection is needed no more. */
  boolean isDone() {
    apart.removeIf(
        channel -> {
          Long first = firstIds.get(channel);
          return first != null && channel.hasDelivered(first);
        });
    return apart.isEmpty();
  }

  /** The symbols whose ids have not met. */
  List<SymbolChannel> apart() {
    return List.copyOf(apart);
  }
}
