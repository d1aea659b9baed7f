/**
 * From frames to an unbroken sequence. The fetching thread runs {@link
 * io.ennead.binance.reader.MarketFeed}, which is single-threaded and free of I/O and of waiting: it
 * is given what happened and what time it is. The task thread runs the record emitter, where the
 * position advances.
 */
package io.ennead.binance.reader;
