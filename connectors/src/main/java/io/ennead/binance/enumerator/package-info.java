/** Checks the configured symbols and spreads them over the readers. */
package io.ennead.binance.enumerator;
