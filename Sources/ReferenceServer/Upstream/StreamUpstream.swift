import NIOCore
import NIOPosix

/// The HTTP upstream over the event loop: the loop stays free while a request waits there.
enum StreamUpstream {
  /// Succeeds once the upstream lets the request go. Called on `loop`, and completed there.
  static func wait(for caller: Caller, at upstream: Upstream, on loop: any EventLoop) -> EventLoopFuture<Void> {
    let (target, request): (SocketAddress, String)
    do {
      let address = try upstream.address()
      target = try address.resolved()
      request = UpstreamRequest.text(for: caller, at: address, token: upstream.token)
    } catch {
      return loop.makeFailedFuture(error)
    }
    let released = loop.makePromise(of: Void.self)
    ClientBootstrap(group: loop)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Exchange(request, released))
        }
      }
      .connect(to: target)
      .whenFailure { released.fail(UpstreamError("Connecting to the upstream at \(target) failed: \($0).")) }
    return released.futureResult
  }

  /// Sends one request and reads its answer.
  private final class Exchange: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let request: String
    // Set to nil with the outcome, so that what comes afterwards counts no more.
    private var released: EventLoopPromise<Void>?
    private var answer = UpstreamAnswer()

    init(_ request: String, _ released: EventLoopPromise<Void>) { (self.request, self.released) = (request, released) }

    func channelActive(context: ChannelHandlerContext) {
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
      context.eventLoop.assumeIsolated().scheduleTask(in: UpstreamAddress.timeout) {
        self.finish(context, UpstreamError("The upstream did not answer within 120 seconds."))
      }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      do {
        try answer.append(unwrapInboundIn(data).readableBytesView)
        if answer.isComplete { judge(context) }
      } catch {
        finish(context, error)
      }
    }

    func channelInactive(context: ChannelHandlerContext) { judge(context) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      finish(context, UpstreamError("Talking to the upstream failed: \(error)."))
    }

    private func judge(_ context: ChannelHandlerContext) {
      do {
        try answer.check()
        finish(context, nil)
      } catch {
        finish(context, error)
      }
    }

    private func finish(_ context: ChannelHandlerContext, _ error: (any Error)?) {
      guard let released else { return }
      self.released = nil
      if let error { released.fail(error) } else { released.succeed() }
      context.close(promise: nil)
    }
  }
}
