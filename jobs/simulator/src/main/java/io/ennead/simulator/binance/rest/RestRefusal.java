package io.ennead.simulator.binance.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What the exchange refuses: an HTTP status with a code and a text of errors.md. */
final class RestRefusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final int code;

  RestRefusal(int status, int code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static RestRefusal badRequest(int code, String message) {
    return new RestRefusal(400, code, message);
  }

  static RestRefusal mandatory(String parameter) {
    return badRequest(
        -1102,
        "Mandatory parameter '%s' was not sent, was empty/null, or malformed."
            .formatted(parameter));
  }

  static RestRefusal combination() {
    return badRequest(-1128, "Combination of optional parameters invalid.");
  }

  static RestRefusal invalidData(String parameter) {
    return badRequest(-1130, "Data sent for parameter '%s' is not valid.".formatted(parameter));
  }

  RestResponse response() {
    return RestResponse.json(
        status,
        JsonNodeFactory.instance
            .objectNode()
            .put("code", code)
            .put("msg", getMessage())
            .toString());
  }
}
