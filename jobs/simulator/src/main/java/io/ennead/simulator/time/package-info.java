/** Clocks of the simulated exchanges. */
package io.ennead.simulator.time;
