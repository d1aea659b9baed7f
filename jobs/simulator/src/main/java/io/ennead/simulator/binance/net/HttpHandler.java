package io.ennead.simulator.binance.net;

import io.ennead.simulator.binance.rest.RestRequest;
import io.ennead.simulator.binance.rest.RestResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells REST requests from WebSocket handshakes; on the event loop. */
final class HttpHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);
  private final Exchange exchange;

  HttpHandler(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (request.headers().contains(HttpHeaderNames.UPGRADE, "websocket", true)) {
      upgrade(context, request);
    } else {
      rest(context, request);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("connection of {} broke", context.channel().remoteAddress(), cause);
    context.close();
  }

  private void upgrade(ChannelHandlerContext context, FullHttpRequest request) {
    boolean allowed = exchange.usage().attempt(exchange.present().getAsLong());
    if (!allowed) {
      refuse(context, 429);
    } else if (exchange.streams().refuses()) {
      refuse(context, 503);
    } else {
      try {
        WebSocketHandler.handshake(context, request, exchange, Subscription.of(request.uri()));
      } catch (IllegalArgumentException e) {
        LOG.debug("handshake of {} refused", request.uri(), e);
        refuse(context, 400);
      }
    }
  }

  private void rest(ChannelHandlerContext context, FullHttpRequest request) {
    QueryStringDecoder uri = new QueryStringDecoder(request.uri());
    boolean keepAlive = HttpUtil.isKeepAlive(request);
    long now = exchange.present().getAsLong();
    Supplier<RestResponse> answer =
        exchange
            .rest()
            .admit(
                new RestRequest(
                    request.method().name(),
                    uri.path(),
                    uri.parameters(),
                    request.headers().get("X-MBX-TIME-UNIT")),
                now);
    CompletableFuture.supplyAsync(answer, exchange.workers())
        .whenCompleteAsync(
            (response, failure) -> {
              if (failure != null) {
                LOG.error("request {} failed", uri, failure);
                refuse(context, 500);
              } else if (response.delayMicros() > 0) {
                exchange
                    .streams()
                    .at(
                        exchange.streams().now() + response.delayMicros(),
                        () -> write(context, response, keepAlive));
              } else {
                write(context, response, keepAlive);
              }
            },
            context.executor());
  }

  private static void refuse(ChannelHandlerContext context, int status) {
    write(context, new RestResponse(status, "text/plain", "", Map.of(), 0), false);
  }

  private static void write(
      ChannelHandlerContext context, RestResponse response, boolean keepAlive) {
    ByteBuf body = Unpooled.copiedBuffer(response.body(), StandardCharsets.UTF_8);
    FullHttpResponse http =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), body);
    http.headers()
        .set(HttpHeaderNames.CONTENT_TYPE, response.contentType())
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    response.headers().forEach((name, value) -> http.headers().set(name, value));
    if (!keepAlive) {
      http.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    ChannelFuture written = context.writeAndFlush(http);
    if (!keepAlive) {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }
}
