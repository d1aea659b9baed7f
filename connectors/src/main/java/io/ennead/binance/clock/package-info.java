/** The clock that all durations of the live source run on. */
package io.ennead.binance.clock;
