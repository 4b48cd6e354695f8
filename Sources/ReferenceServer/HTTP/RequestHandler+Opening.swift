import NIOCore
import NIOHTTP1
import NIOPosix

extension RequestHandler {
  /// Serves an accepted connection. Called on the event loop that is to serve it.
  func serve(_ connection: Int32, on loop: any EventLoop) {
    let me = NIOLoopBound(self, eventLoop: loop)
    ClientBootstrap(group: loop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(me.value)
        }
      }
      .withConnectedSocket(connection)
      // It was closed again before it could be served.
      .whenFailure { _ in me.value.end() }
  }
}
