/**
 * Binance spot from outside: market streams over WebSocket, market data over REST, its limits and
 * its faults. After github.com/binance/binance-spot-api-docs (web-socket-streams.md, rest-api.md,
 * errors.md, enums.md).
 */
package io.ennead.simulator.binance;
