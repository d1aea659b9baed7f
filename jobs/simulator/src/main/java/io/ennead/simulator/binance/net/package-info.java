/** The sockets: HTTP and WebSocket on one port of the loopback interface. */
package io.ennead.simulator.binance.net;
