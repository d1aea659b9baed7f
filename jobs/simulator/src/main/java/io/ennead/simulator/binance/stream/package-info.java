/**
 * The WebSocket side: subscriptions, events, control messages, pings and cuts; no sockets in here.
 */
package io.ennead.simulator.binance.stream;
