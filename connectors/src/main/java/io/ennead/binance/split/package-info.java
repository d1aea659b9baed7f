/** A split is one symbol and the position in its trades. */
package io.ennead.binance.split;
