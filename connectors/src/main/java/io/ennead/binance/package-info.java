/**
 * Live trades of Binance spot as a Flink source that loses none: {@link
 * io.ennead.binance.BinanceSource} and its options; then a package per step: enumerator, split,
 * feed (the sockets), wire (frames), reader (splice, proofs, emission), metrics.
 */
package io.ennead.binance;
