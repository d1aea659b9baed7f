package io.ennead.simulator.binance.net;

import io.ennead.simulator.binance.stream.Connection;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames of one client; on the event loop. */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
  private static final Logger LOG = LoggerFactory.getLogger(WebSocketHandler.class);
  private static final int MAX_FRAME = 1 << 20;
  private Connection connection;

  private WebSocketHandler() {}

  /** Upgrades the socket and opens a connection with what the URL asked for. */
  static void handshake(
      ChannelHandlerContext context,
      FullHttpRequest request,
      Exchange exchange,
      Subscription subscription) {
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(null, null, false, MAX_FRAME).newHandshaker(request);
    if (handshaker == null) {
      WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(context.channel());
      return;
    }
    WebSocketHandler handler = new WebSocketHandler();
    ChannelPipeline pipeline = context.pipeline();
    pipeline.addLast(new WebSocketFrameAggregator(MAX_FRAME));
    pipeline.addLast(handler);
    pipeline.remove(HttpHandler.class);
    handshaker
        .handshake(context.channel(), request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                exchange.clientCame().run();
                handler.connection =
                    exchange
                        .streams()
                        .open(
                            new SocketOutbound(context.channel()),
                            subscription.streams(),
                            subscription.combined(),
                            subscription.unit());
              }
            });
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (connection == null) {
      return;
    }
    if (frame instanceof TextWebSocketFrame text) {
      connection.onText(text.text());
    } else if (frame instanceof PongWebSocketFrame pong) {
      connection.onPong(pong.content().toString(StandardCharsets.UTF_8));
    } else if (frame instanceof PingWebSocketFrame ping) {
      context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      connection.onPing();
    } else if (frame instanceof CloseWebSocketFrame) {
      connection.close(1000, "");
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (connection != null) {
      connection.onGone();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("WebSocket of {} broke", context.channel().remoteAddress(), cause);
    context.close();
  }
}
