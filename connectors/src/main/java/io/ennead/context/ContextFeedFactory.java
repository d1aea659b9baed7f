package io.ennead.context;

import java.io.IOException;
import java.io.Serializable;

/** Opens a feed where it is read. */
@FunctionalInterface
public interface ContextFeedFactory extends Serializable {

  ContextFeed open() throws IOException;
}
