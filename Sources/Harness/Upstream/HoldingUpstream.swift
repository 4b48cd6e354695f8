import Glibc
import Histories
import NIOCore
import NIOHTTP1
import NIOPosix
import SystemPackage

/// An HTTP server of the kit's own that the probe's views call, and that does not answer until it is told to.
final class HoldingUpstream: Sendable {
  /// A request of the probe that waits here.
  struct Held: Sendable {
    var request: String
    var place: Place
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
  static func open(on group: any EventLoopGroup) async throws -> HoldingUpstream {
    while true {
      let state = UpstreamState()
      let channel = try await listen(on: group, state)
      do throws(Errno) {
        return HoldingUpstream(channel, state, try EndingsBox(port: channel.localAddress?.port ?? 0))
      } catch {
        try? await channel.close()
        // Somebody else has the port for datagrams: another port then.
        guard error == .addressInUse else {
          throw ServerError(
            .environment,
            "opening a socket for datagrams on 127.0.0.1 failed (\(error)); see how many "
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
    answer(state.dismiss(token))
  }

  /// Who of the server with that token waits here now.
  func held(of token: String) -> [Held] {
    state.waiting.withLock { waiting in waiting.held.filter { $0.key.token == token }.map(\.value) }
  }

  /// Reads what views have told of their endings, lest it be more than the system keeps for the kit.
  func readEndings() { endings.read() }

  /// How views of the server with that token have told that they ended, by request; each is told of once.
  func takeEndings(of token: String) -> [String: ViewEnding] { endings.take(of: token) }

  /// Answers the named requests of the server with that token, now or when they come: whoever is let go on the way here
  /// would wait for good, since nobody lets a request go twice. The gate does the same.
  func release(_ requests: some Sequence<String>, of token: String) {
    answer(state.letGo(requests.map { .init(token: token, request: $0) }))
  }

  /// Answers each later call for the server with that token by itself, so long after it came; nil holds them again.
  func answer(callsOf token: String, after delay: Duration?) {
    state.delays.withLock { $0[token] = delay }
  }

  private func answer(_ freed: [Held]) {
    for one in freed { one.answer() }
  }

  func close() async {
    answer(state.waiting.withLock { Array($0.held.values) })
    try? await channel.close()
  }
}
