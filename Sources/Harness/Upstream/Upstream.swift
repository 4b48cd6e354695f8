import Glibc
import Histories
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// An HTTP server of the kit's own that the probe's views call, and that does not answer until it is told to.
final class Upstream: Sendable {
  /// A request of the probe that waits here.
  struct Held: Sendable {
    var request: String
    var place: Histories.Place
    /// When it arrived, in nanoseconds of the kit's clock.
    var arrived: Int
    var channel: any Channel
  }

  private let channel: any Channel
  private let state: UpstreamState
  /// At the same address.
  private let endings: EndingsBox

  var address: String { "http://127.0.0.1:\(channel.localAddress?.port ?? 0)" }

  private init(_ channel: any Channel, _ state: UpstreamState, _ endings: EndingsBox) {
    (self.channel, self.state, self.endings) = (channel, state, endings)
  }

  /// Listens on a free port of the loopback. A request is held if it carries a token that was let in, for the server
  /// whose it is; anybody else is answered at once, so that nobody can use up what the run needs.
  static func open(on group: any EventLoopGroup) async throws -> Upstream {
    while true {
      let state = UpstreamState()
      let channel = try await listen(on: group, state)
      do throws(SocketError) {
        return Upstream(channel, state, try EndingsBox(port: channel.localAddress?.port ?? 0))
      } catch {
        try? await channel.close()
        // Somebody else has the port for datagrams: another port then.
        guard error.number == EADDRINUSE else {
          throw ServerError(
            .environment,
            "opening a socket for datagrams on 127.0.0.1 failed (\(String(cString: strerror(error.number)))); see how many "
              + "sockets this machine has open")
        }
      }
    }
  }

  private static func listen(on group: any EventLoopGroup, _ state: UpstreamState) async throws -> any Channel {
    try await ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
          try channel.pipeline.syncOperations.addHandler(HoldingHandler(state: state))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  /// Lets the calls of the server with that token in, from now on.
  func admit(_ token: String) {
    endings.admit(token)
    state.tokens.withLock { _ = $0.insert(token) }
  }

  /// Answers what that server still has here, and refuses its calls from now on.
  func dismiss(_ token: String) {
    state.tokens.withLock { _ = $0.remove(token) }
    endings.dismiss(token)
    release(held(of: token).map(\.request), of: token)
  }

  /// Who of the server with that token waits here now.
  func held(of token: String) -> [Held] {
    state.held.withLock { held in held.filter { $0.key.token == token }.map(\.value) }
  }

  /// Reads what views have told of their endings, lest it be more than the system keeps for the kit.
  func readEndings() { endings.read() }

  /// How views of the server with that token have told that they ended, by request; each is told of once.
  func takeEndings(of token: String) -> [String: ViewEnding] { endings.take(of: token) }

  /// Answers the named requests of the server with that token.
  func release(_ requests: some Sequence<String>, of token: String) {
    let freed = state.held.withLock { held in
      requests.compactMap { held.removeValue(forKey: .init(token: token, request: $0)) }
    }
    answer(freed)
  }

  /// Answers each later call for the server with that token by itself, so long after it came; nil holds them again.
  func answer(callsOf token: String, after delay: Duration?) {
    state.delays.withLock { $0[token] = delay }
  }

  private func answer(_ freed: [Held]) {
    for one in freed { one.answer() }
  }

  func close() async {
    answer(state.held.withLock { Array($0.values) })
    try? await channel.close()
  }
}

extension Upstream.Held {
  /// Lets the request go on, and closes its connection.
  func answer() {
    let head = HTTPResponseHead(
      version: .http1_1, status: .ok, headers: ["Content-Length": "3", "Connection": "close"])
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "go\n"))), promise: nil)
    channel.writeAndFlush(HTTPServerResponsePart.end(nil)).whenComplete { _ in channel.close(promise: nil) }
  }
}

/// Who waits at the upstream, shared by its connections.
final class UpstreamState: Sendable {
  struct Key: Hashable {
    var token: String
    var request: String
  }

  let held = Mutex<[Key: Upstream.Held]>([:])
  /// The servers whose calls are let in, by their tokens.
  let tokens = Mutex<Set<String>>([])
  /// How long each call of a server waits that is not held until it is released, by the server's token.
  let delays = Mutex<[String: Duration]>([:])
}

/// Reads one request and keeps it waiting.
private final class HoldingHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let state: UpstreamState
  private var key: UpstreamState.Key?

  init(state: UpstreamState) { self.state = state }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let head) = unwrapInboundIn(data) else { return }
    guard let token = head.headers.first(name: "Lockstep-Token"),
      let request = head.headers.first(name: "Lockstep-Request"),
      let process = Self.number("Lockstep-Process", in: head), let thread = Self.number("Lockstep-Thread", in: head)
    else { return refuse(.forbidden, context) }
    guard state.tokens.withLock({ $0.contains(token) }) else { return refuse(.notFound, context) }
    let backend = Self.number("Lockstep-Backend", in: head)
    let call = Upstream.Held(
      request: request, place: Histories.Place(process: process, thread: thread, backend: backend),
      arrived: KitClock.now(), channel: context.channel)
    if let delay = state.delays.withLock({ $0[token] }) {
      context.eventLoop.scheduleTask(in: .nanoseconds(Int64(delay.nanoseconds))) { call.answer() }
      return
    }
    let key = UpstreamState.Key(token: token, request: request)
    self.key = key
    state.held.withLock { $0[key] = call }
  }

  private static func number(_ name: String, in head: HTTPRequestHead) -> Int? {
    head.headers.first(name: name).flatMap { Int($0) }.flatMap { Accepted.identities.contains($0) ? $0 : nil }
  }

  private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: ["Content-Length": "0"])
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let key { state.held.withLock { _ = $0.removeValue(forKey: key) } }
    context.fireChannelInactive()
  }
}
