package io.ennead.simulator.binance.net;

import io.ennead.simulator.binance.stream.Outbound;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A WebSocket over Netty; on the server's event loop. A client that does not read is cut off. */
final class SocketOutbound implements Outbound {
  private final Channel channel;

  SocketOutbound(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void text(String frame) {
    if (!channel.isActive()) {
      return;
    }
    if (!channel.isWritable()) {
      channel.flush();
    }
    if (channel.isWritable()) {
      channel.write(new TextWebSocketFrame(frame), channel.voidPromise());
    } else {
      abort();
    }
  }

  @Override
  public void ping(String payload) {
    channel.writeAndFlush(
        new PingWebSocketFrame(Unpooled.copiedBuffer(payload, StandardCharsets.US_ASCII)));
  }

  @Override
  public void close(int code, String reason) {
    channel
        .writeAndFlush(new CloseWebSocketFrame(code, reason))
        .addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void abort() {
    if (!channel.isOpen()) {
      return;
    }
    // With a linger time of 0 the peer sees a reset instead of an orderly end.
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  @Override
  public void freeze() {
    channel.flush();
    channel.config().setAutoRead(false);
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void later(long realMillis, Runnable action) {
    channel.eventLoop().schedule(action, realMillis, TimeUnit.MILLISECONDS);
  }
}
