import Load
import NIOCore
import NIOHTTP1
import Platform
import ProbeContract

/// A request on its way, with the promise of its answer.
struct Exchange: Sendable {
  var path: String
  var headers: [String: String]
  var limit: Duration
  var promise: EventLoopPromise<HTTPResponse>
}

/// Writes one request at a time and gathers its answer.
final class ExchangeHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundIn = Exchange
  typealias OutboundOut = HTTPClientRequestPart

  /// The largest answer that is read: the probe's are below 4 KiB.
  private static let bodyLimit = 1 << 20

  private var exchange: Exchange?
  private var head: HTTPResponseHead?
  private var body = ByteBuffer()
  private var sent = 0
  private var timeout: Scheduled<Void>?

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    let exchange = unwrapOutboundIn(data)
    guard self.exchange == nil, context.channel.isActive else {
      exchange.promise.fail(HTTPFailure.closed(bytes: nil))
      return
    }
    self.exchange = exchange
    (head, body) = (nil, ByteBuffer())
    var headers = HTTPHeaders([("Host", "127.0.0.1"), ("Accept", "*/*")])
    for (name, value) in exchange.headers { headers.replaceOrAdd(name: name, value: value) }
    let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: exchange.path, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
    sent = KitClock.now()
    let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    timeout = context.eventLoop.scheduleTask(in: TimeAmount(exchange.limit)) {
      let (handler, context) = box.value
      handler.fail(.timedOut(seconds: exchange.limit / .seconds(1), bytes: handler.bytes))
      context.close(promise: nil)
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body(var part):
      body.writeBuffer(&part)
      guard body.readableBytes <= Self.bodyLimit else {
        fail(.tooLarge(limit: Self.bodyLimit))
        context.close(promise: nil)
        return
      }
    case .end: finish(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    fail(.closed(bytes: bytes))
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error {
    case HTTPParserError.invalidEOFState: fail(.closed(bytes: bytes))
    case is HTTPParserError: fail(.notHTTP(String(describing: error)))
    default: fail(.closed(bytes: bytes))
    }
    context.close(promise: nil)
  }

  private var bytes: Int? { head == nil ? nil : body.readableBytes }

  private func finish(_ context: ChannelHandlerContext) {
    guard let exchange, let head else { return }
    timeout?.cancel()
    self.exchange = nil
    exchange.promise.succeed(
      HTTPResponse(
        status: Int(head.status.code), contentType: head.headers.first(name: "Content-Type") ?? "",
        body: Array(body.readableBytesView), keepsAlive: head.isKeepAlive, sent: sent, received: KitClock.now(),
        probeHeader: head.headers.first(name: ProbeProtocol.answerHeader)))
    if !head.isKeepAlive { context.close(promise: nil) }
  }

  private func fail(_ failure: HTTPFailure) {
    timeout?.cancel()
    exchange?.promise.fail(failure)
    exchange = nil
  }
}
