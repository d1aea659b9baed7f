package io.ennead.simulator.binance.rest;

import java.util.Map;

/**
 * An answer.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body text
 * @param headers beside the usual ones
 * @param delayMicros simulated time that passes before it is sent
 */
public record RestResponse(
    int status, String contentType, String body, Map<String, String> headers, long delayMicros) {

  static final String JSON = "application/json;charset=UTF-8";
  static final String HTML = "text/html";

  static RestResponse json(int status, String body) {
    return new RestResponse(status, JSON, body, Map.of(), 0);
  }

  RestResponse with(Map<String, String> moreHeaders, long delay) {
    return new RestResponse(status, contentType, body, moreHeaders, delay);
  }
}
