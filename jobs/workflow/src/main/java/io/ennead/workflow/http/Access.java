package io.ennead.workflow.http;

import io.ennead.workflow.WorkflowOptions;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/**
 * Who may ask. Without a token only this machine can, and only under a name of loopback, so that no
 * page of the network reads it through the browser of who runs it. Pages of other origins are
 * refused unless they were named.
 */
final class Access {

  private static final String COOKIE = "ennead-token";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final String SCHEME = "Bearer ";

  /** What a browser is shown that bears no token. */
  private static final String ASK_FOR_TOKEN =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ennead</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark"></head>
      <body style="font: 16px/1.5 system-ui, sans-serif; max-width: 28em; margin: 15vh auto; padding: 0 1em">
      <main><h1>Ennead</h1><p>This view needs its token: the one that the service was started with, in
      ENNEAD_WORKFLOW_TOKEN or the file of --token-file.</p>
      <form action="/"><label>Token <input name="token" type="password" autofocus required></label>
      <button>Open</button></form></main></body></html>
      """;

  private final WorkflowOptions options;

  /** What a browser bears: it can be made of the token, and not the other way round. */
  private final String cookie;

  Access(WorkflowOptions options) {
    this.options = options;
    this.cookie = options.token() == null ? null : digest(options.token());
  }

  /** Refuses the request, or lets it pass. */
  void check(Context request) {
    request.header("X-Content-Type-Options", "nosniff");
    request.header("Referrer-Policy", "no-referrer");
    request.header("X-Frame-Options", "DENY");
    request.header(
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    request.header("Cache-Control", "no-cache");
    checkOrigin(request);
    if (options.token() == null) {
      checkHost(request);
    } else {
      checkToken(request);
    }
  }

  private void checkOrigin(Context request) {
    String origin = request.header("Origin");
    if (origin == null) {
      return;
    }
    if (options.origins().contains(origin)) {
      request.header("Access-Control-Allow-Origin", origin);
      request.header("Vary", "Origin");
    } else if (!origin.equals("http://" + request.host())
        && !origin.equals("https://" + request.host())) {
      refuse(
          request,
          HttpStatus.FORBIDDEN,
          "origin '%s' may not read this service: allow it with --origin".formatted(origin));
    }
  }

  private static void checkHost(Context request) {
    String host = request.host();
    String name = host == null ? "" : host.replaceFirst(":\\d+$", "");
    if (!LOOPBACK.contains(name)) {
      refuse(
          request,
          HttpStatus.FORBIDDEN,
          "host '%s' is not this machine: ask for http://127.0.0.1".formatted(name));
    }
  }

  private void checkToken(Context request) {
    String header = request.header("Authorization");
    if (header != null && header.startsWith(SCHEME)
        ? same(header.substring(SCHEME.length()), options.token())
        : same(request.cookie(COOKIE), cookie)) {
      return;
    }
    if (request.path().equals("/") && same(request.queryParam("token"), options.token())) {
      Cookie kept = new Cookie(COOKIE, cookie);
      kept.setHttpOnly(true);
      kept.setSameSite(SameSite.STRICT);
      request.cookie(kept);
      request.redirect("/");
      request.skipRemainingHandlers();
      return;
    }
    request.header("WWW-Authenticate", "Bearer");
    if (String.valueOf(request.header("Accept")).contains("text/html")) {
      request.status(HttpStatus.UNAUTHORIZED).html(ASK_FOR_TOKEN);
      request.skipRemainingHandlers();
      throw new Refused();
    }
    refuse(
        request,
        HttpStatus.UNAUTHORIZED,
        "a token is needed: send 'Authorization: Bearer TOKEN', or open /?token=TOKEN in a browser");
  }

  /** In a time that does not tell how much of it is right. */
  private static boolean same(String borne, String right) {
    return borne != null
        && MessageDigest.isEqual(
            borne.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void refuse(Context request, HttpStatus status, String why) {
    request.status(status).json(Map.of("error", why));
    request.skipRemainingHandlers();
    throw new Refused();
  }

  /** The answer has been written; nothing else may be done for the request. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super(null, null, false, false);
    }
  }

  /** Where the page finds itself, for messages. */
  static URI address(String bind, int port) {
    String host = bind.contains(":") ? "[" + bind + "]" : bind;
    return URI.create("http://%s:%d".formatted(host, port));
  }
}
