package io.ennead.simulator.binance.rest;

import java.util.List;
import java.util.Map;

/**
 * A request.
 *
 * @param method such as GET
 * @param path without the query
 * @param query decoded values by name, in the order in which they were sent
 * @param timeUnit value of {@code X-MBX-TIME-UNIT}, null if absent
 */
public record RestRequest(
    String method, String path, Map<String, List<String>> query, String timeUnit) {}
