/**
 * The connections to Binance: the only package of the source that does I/O. All else knows the
 * interface {@link io.ennead.binance.feed.Feed} alone.
 */
package io.ennead.binance.feed;
