package io.ennead.context.source;

import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeed.Part;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A whole feed and how far it has been emitted.
 *
 * @param until every record known at this instant or before has left, epoch milliseconds; {@link
 *     ContextFeed#BEGINNING} for none
 * @param forgone the next part, if something was left out of it: it stays as it is; else null
 * @param present false for the absence of the split: an enumerator that has dealt it out
 */
public record ContextSplit(long until, Part forgone, boolean present) implements SourceSplit {

  /** What an enumerator remembers once the split is with its reader. */
  static final ContextSplit DEALT = new ContextSplit(ContextFeed.BEGINNING, null, false);

  /** A feed that has not been read. */
  public static ContextSplit begin() {
    return new ContextSplit(ContextFeed.BEGINNING, null, true);
  }

  /** Where to read on. */
  long readUntil() {
    return forgone == null ? until : forgone.until();
  }

  @Override
  public String splitId() {
    return "feed";
  }
}
