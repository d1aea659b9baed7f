package io.ennead.simulator.binance.net;

import io.ennead.simulator.binance.Usage;
import io.ennead.simulator.binance.rest.RestApi;
import io.ennead.simulator.binance.stream.StreamHub;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What stands behind the sockets.
 *
 * @param streams the WebSocket side; on the event loop only
 * @param rest the REST side
 * @param usage what clients used
 * @param workers where REST answers are made
 * @param clientCame called when a WebSocket has opened
 * @param present lets everything happen that is due and tells the instant, µs since the epoch; on
 *     the event loop only
 */
public record Exchange(
    StreamHub streams,
    RestApi rest,
    Usage usage,
    Executor workers,
    Runnable clientCame,
    LongSupplier present) {}
