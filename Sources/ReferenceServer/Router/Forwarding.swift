import NIOCore
import NIOHTTP1
import NIOPosix
import ProbeContract

/// Sends a request on to another server, over a connection of its own.
enum Forwarding {
  /// What the server on that port of the loopback address answers. Called on `loop`, and completed there.
  static func answer(to request: Request, at port: Int, on loop: any EventLoop) -> EventLoopFuture<Response> {
    let target: SocketAddress
    do { target = try SocketAddress(ipAddress: "127.0.0.1", port: port) } catch { return loop.makeFailedFuture(error) }
    let answer = loop.makePromise(of: Response.self)
    ClientBootstrap(group: loop)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers()
          try channel.pipeline.syncOperations.addHandler(ForwardingHandler(head(of: request, to: target), answer))
        }
      }
      .connect(to: target)
      .whenFailure { answer.fail($0) }
    return answer.futureResult
  }

  private static func head(of request: Request, to target: SocketAddress) -> HTTPRequestHead {
    var headers: HTTPHeaders = ["Host": "127.0.0.1:\(target.port ?? 0)", "Connection": "close"]
    if let token = request.token { headers.add(name: ProbeProtocol.tokenHeader, value: token) }
    return HTTPRequestHead(version: .http1_1, method: .GET, uri: request.target, headers: headers)
  }

  /// Sends one request and reads its answer.
  private final class ForwardingHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let request: HTTPRequestHead
    // Set to nil with the outcome, so that what comes afterwards counts no more.
    private var answer: EventLoopPromise<Response>?
    private var head: HTTPResponseHead?
    private var body = ByteBuffer()

    init(_ request: HTTPRequestHead, _ answer: EventLoopPromise<Response>) {
      (self.request, self.answer) = (request, answer)
    }

    func channelActive(context: ChannelHandlerContext) {
      context.write(wrapOutboundOut(.head(request)), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head(let head): self.head = head
      case .body(var part): body.writeBuffer(&part)
      case .end: if let head { finish(context, .success(Response(head, body))) }
      }
    }

    func channelInactive(context: ChannelHandlerContext) {
      finish(context, .failure(ServingError("its connection ended before the answer did")))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { finish(context, .failure(error)) }

    private func finish(_ context: ChannelHandlerContext, _ outcome: Result<Response, any Error>) {
      answer?.completeWith(outcome)
      answer = nil
      context.close(promise: nil)
    }
  }
}

extension Response {
  /// An answer that came from elsewhere, but for what its own connection was told.
  fileprivate init(_ head: HTTPResponseHead, _ body: ByteBuffer) {
    let own: Set = ["connection", "content-length", "keep-alive", "transfer-encoding"]
    let headers = head.headers.filter { !own.contains($0.name.lowercased()) }.map { ($0.name, $0.value) }
    self.init(
      status: Int(head.status.code), headers: Dictionary(headers) { $1 }, body: String(buffer: body))
  }
}
