import NIOCore
import NIOHTTP1

/// One connection: reads requests, has each of them run, and writes its answer.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart
  typealias Run = (Request, _ answer: @escaping @Sendable (Response) -> Void) -> Void

  private let run: Run
  private let keepsAlive: Bool
  private let connections: Connections
  private let whenOver: () -> Void
  private var context: ChannelHandlerContext?
  private var head: HTTPRequestHead?
  private var isBusy = false
  private var closes = false

  /// `run` may answer from any thread; `whenOver` is called once the connection is closed and no request of it runs.
  init(keepsAlive: Bool, in connections: Connections, run: @escaping Run, whenOver: @escaping () -> Void = {}) {
    (self.keepsAlive, self.connections, self.run, self.whenOver) = (keepsAlive, connections, run, whenOver)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    connections.add(self)
  }

  /// Closed by whichever side.
  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    if !isBusy { end() }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end: if let head { begin(head, on: context.eventLoop) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  /// Closes once the request that runs has been answered; at once if none does.
  func close() {
    closes = true
    if !isBusy { context?.close(promise: nil) }
  }

  private func begin(_ head: HTTPRequestHead, on loop: any EventLoop) {
    isBusy = true
    closes = closes || !keepsAlive || !head.isKeepAlive
    let me = NIOLoopBound(self, eventLoop: loop)
    run(Request(head)) { response in
      loop.execute { me.value.answer(response, to: head) }
    }
  }

  private func answer(_ response: Response, to request: HTTPRequestHead) {
    isBusy = false
    guard let context else { return end() }
    var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: response.status))
    for (name, value) in response.headers { head.headers.add(name: name, value: value) }
    head.headers.add(name: "Content-Length", value: String(response.body.utf8.count))
    head.headers.add(name: "Connection", value: closes ? "close" : "keep-alive")
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .HEAD {
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: response.body)))), promise: nil)
    }
    let written = context.eventLoop.makePromise(of: Void.self)
    let closes = closes
    let connections = connections
    written.futureResult.assumeIsolated().whenComplete { _ in
      if closes { context.close(promise: nil) }
      connections.noteAnswer()
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
  }

  /// Called once more where a connection failed early, which does no harm.
  func end() {
    connections.remove(self)
    whenOver()
  }
}
