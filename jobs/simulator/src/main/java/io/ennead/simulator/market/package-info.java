/**
 * The market that the simulated exchanges trade: seeded, deterministic, and open at any instant
 * without generating what lies before it.
 */
package io.ennead.simulator.market;
