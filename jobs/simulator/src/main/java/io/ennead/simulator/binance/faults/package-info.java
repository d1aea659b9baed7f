/** The fault script: what goes wrong, when, for whom and for how long. */
package io.ennead.simulator.binance.faults;
