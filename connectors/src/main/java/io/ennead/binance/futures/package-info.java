/**
 * What Binance USD-M futures say of the perpetuals beside the spot candles. Read through REST
 * alone: every figure is one that the venue gives again when it is asked again, so that a killed
 * job comes to the same votes. (The mark price of its stream, say, is gone once it was sent.)
 */
package io.ennead.binance.futures;
