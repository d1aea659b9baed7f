/**
 * The wire of Binance: frame or REST body, to venue type, to record. Pure: no I/O, no clock.
 *
 * <p>Protocol facts are from {@code binance/binance-spot-api-docs} ({@code web-socket-streams.md},
 * {@code rest-api.md}).
 */
package io.ennead.binance.wire;
