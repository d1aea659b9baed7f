package io.ennead.simulator.binance;

import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.binance.stream.RecordedFrames;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.time.SimulatedClock;
import java.util.Map;

/**
 * How a simulated Binance is to be.
 *
 * @param host address to listen on
 * @param port 0 for any that is free
 * @param clock its time; what it shows at first is the start
 * @param market what is traded
 * @param seed of what is said of the perpetuals beside it
 * @param frames recorded frames that take the place of generated ones
 * @param faults what goes wrong
 * @param statuses of symbols that are not TRADING
 * @param wrappedErrors whether control errors come in the observed shape instead of the documented
 *     one
 * @param weightPerMinute request weight that is allowed
 * @param waitsForClient whether time begins to run with the first WebSocket
 */
record SimulatorOptions(
    String host,
    int port,
    SimulatedClock clock,
    Market market,
    long seed,
    RecordedFrames frames,
    FaultScript faults,
    Map<String, String> statuses,
    boolean wrappedErrors,
    int weightPerMinute,
    boolean waitsForClient) {}
