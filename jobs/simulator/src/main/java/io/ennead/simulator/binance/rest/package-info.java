/** The REST side: parameters, weights, limits and answers; no sockets in here. */
package io.ennead.simulator.binance.rest;
