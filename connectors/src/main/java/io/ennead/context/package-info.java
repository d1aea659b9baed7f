/**
 * Feeds beside the candles: what is said of an instrument's perpetual future, and of the mood of
 * the market, as a source of records in the order of their time.
 */
package io.ennead.context;
