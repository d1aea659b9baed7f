/** What the source counts. */
package io.ennead.binance.metrics;
