package io.ennead.binance.feed;

import java.io.Serializable;

/** Opens a feed where it is used: on a worker, or on the coordinator. */
@FunctionalInterface
public interface FeedFactory extends Serializable {

  Feed open();
}
