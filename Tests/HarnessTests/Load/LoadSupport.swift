import Conformance
import NIOCore
import NIOHTTP1
import NIOPosix
import ServerFiles
import Synchronization
import Testing

@testable import Harness

extension ServerFile {
  /// The kit's own event loop, whose sync views run on so many threads.
  static func pool(_ size: Int) -> ServerFile {
    ServerFile(
      name: "pool \(size)", file: "pool.yaml",
      command: [
        "lockstep-server", "--gateway", "asgi", "--processes", "1", "--thread-sensitive", "false", "--pool",
        String(size), "--port", "{port}",
      ], model: .asgi(processes: 1, threadSensitive: .pool(size)))
  }
}

/// Runs `body` with a server of a kit of its own.
func withServer<Value>(_ file: ServerFile, _ body: (RunningServer) async throws -> Value) async throws -> Value {
  try await withKit { kit in
    let server = try await RunningServer.start(file, in: kit)
    let result: Result<Value, any Error>
    do { result = .success(try await body(server)) } catch { result = .failure(error) }
    await server.stop()
    return try result.get()
  }
}

/// A server that keeps all requests until it is told to answer, and counts them and its connections.
final class HoldingServer: Sendable {
  struct State {
    var connections = 0
    var paths: [String] = []
    var isOpen: Bool
    var waiting: [any Channel] = []
    var closed = 0
  }

  let state: Mutex<State>
  private let channel = Mutex<(any Channel)?>(nil)

  private init(isOpen: Bool) { state = Mutex(State(isOpen: isOpen)) }

  var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }
  var connections: Int { state.withLock(\.connections) }
  var paths: [String] { state.withLock(\.paths) }
  var closed: Int { state.withLock(\.closed) }

  /// Starts it; one that is open answers at once.
  static func start(isOpen: Bool = false) async throws -> HoldingServer {
    let server = HoldingServer(isOpen: isOpen)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 4096)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          server.state.withLock { $0.connections += 1 }
          channel.closeFuture.whenComplete { _ in server.state.withLock { $0.closed += 1 } }
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(Handler(server))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    server.channel.withLock { $0 = channel }
    return server
  }

  /// Answers everybody who waits, and from now on at once.
  func open() {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      state.isOpen = true
      return state.waiting
    }
    waiting.forEach(answer)
  }

  /// Closes the connections of everybody who waits, without an answer, and listens no more.
  func die() async {
    let waiting = state.withLock(\.waiting)
    await stop()
    waiting.forEach { $0.close(promise: nil) }
  }

  func stop() async {
    let channel = channel.withLock { $0 }
    try? await channel?.close()
  }

  fileprivate func take(_ path: String, _ channel: any Channel) {
    let isOpen = state.withLock { state in
      state.paths.append(path)
      if !state.isOpen { state.waiting.append(channel) }
      return state.isOpen
    }
    if isOpen { answer(channel) }
  }

  private func answer(_ channel: any Channel) {
    let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "0"])
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    channel.writeAndFlush(HTTPServerResponsePart.end(nil), promise: nil)
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    private let server: HoldingServer
    init(_ server: HoldingServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      if case .head(let head) = unwrapInboundIn(data) { server.take(head.uri, context.channel) }
    }
  }
}
