package io.ennead.simulator.binance.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;

/** The port: HTTP and WebSocket, all on the one event loop that it is given. */
public final class SimulatorServer implements AutoCloseable {
  /** What a client may leave unread before it is cut off. */
  private static final int BACKLOG_BYTES = 64 << 20;

  private static final int MAX_URI = 64 << 10;
  private final ChannelGroup clients;
  private final Channel listening;

  /**
   * Begins to listen.
   *
   * @param port 0 for any that is free
   * @throws IllegalStateException if the port is taken
   */
  public SimulatorServer(EventLoopGroup loop, String host, int port, Exchange exchange) {
    clients = new DefaultChannelGroup(loop.next());
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(BACKLOG_BYTES / 2, BACKLOG_BYTES))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    clients.add(channel);
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(MAX_URI, 8192, 8192))
                        .addLast(new HttpObjectAggregator(65_536))
                        .addLast(new HttpHandler(exchange));
                  }
                });
    var bound = bootstrap.bind(host, port).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IllegalStateException(
          "cannot listen on %s:%d: choose another port".formatted(host, port), bound.cause());
    }
    listening = bound.channel();
  }

  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** Breaks all sockets and listens no more; does not wait. */
  public void stop() {
    listening.close();
    clients.close();
  }

  @Override
  public void close() {
    listening.close().awaitUninterruptibly();
    clients.close().awaitUninterruptibly();
  }
}
