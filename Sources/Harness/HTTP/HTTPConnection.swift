import Load
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization
import SystemPackage

/// One HTTP/1.1 connection to the server under test. One request at a time.
final class HTTPConnection: Sendable {
  private let channel: any Channel
  private init(_ channel: any Channel) { self.channel = channel }

  static func open(
    host: String = "127.0.0.1", port: Int, on group: any EventLoopGroup, within limit: Duration = .seconds(5)
  ) async throws(HTTPFailure) -> HTTPConnection {
    let attempt = Attempt()
    let bootstrap = ClientBootstrap(group: group)
      .connectTimeout(TimeAmount(limit))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        attempt.begin(channel)
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers(leftOverBytesStrategy: .dropBytes)
          try channel.pipeline.syncOperations.addHandler(ExchangeHandler())
        }
      }
    do {
      return try await withTaskCancellationHandler {
        HTTPConnection(try await bootstrap.connect(host: host, port: port).get())
      } onCancel: {
        attempt.cancel()
      }
    } catch {
      throw Task.isCancelled ? .cancelled : Self.obstacle(in: error)
    }
  }

  var isOpen: Bool { channel.isActive }

  /// Sends a GET and waits for the whole answer.
  func get(_ path: String, headers: [String: String] = [:], within limit: Duration) async throws(HTTPFailure)
    -> HTTPResponse
  {
    let promise = channel.eventLoop.makePromise(of: HTTPResponse.self)
    let exchange = Exchange(path: path, headers: headers, limit: limit, promise: promise)
    // On a connection that is closed there is no handler left to see to the promise.
    channel.writeAndFlush(exchange).whenFailure { _ in promise.fail(HTTPFailure.closed(bytes: nil)) }
    do {
      return try await withTaskCancellationHandler {
        try await promise.futureResult.get()
      } onCancel: {
        close()
      }
    } catch {
      throw Task.isCancelled ? .cancelled : error as? HTTPFailure ?? .notHTTP(Self.words(for: error))
    }
  }

  func close() { channel.close(promise: nil) }

  /// Why there is no connection.
  private static func obstacle(in error: any Error) -> HTTPFailure {
    switch error {
    case let error as IOError where error.errnoCode == ECONNREFUSED: .refused
    case ChannelError.connectTimeout(let limit): .unaccepted(seconds: Duration(limit) / .seconds(1))
    case let error as NIOConnectionError where !error.connectionErrors.isEmpty:
      obstacle(in: error.connectionErrors[0].error)
    default: .unconnected(words(for: error))
    }
  }

  /// What went wrong, in words and without addresses.
  private static func words(for error: any Error) -> String {
    switch error {
    case let error as IOError: Errno(rawValue: error.errnoCode).description
    default: String(describing: error)
    }
  }
}

/// A connection that is being made, so that it can be given up: a full backlog keeps one waiting for long.
private final class Attempt: Sendable {
  private let state = Mutex<(channel: (any Channel)?, isCancelled: Bool)>((nil, false))

  func begin(_ channel: any Channel) {
    let isCancelled = state.withLock { state in
      state.channel = channel
      return state.isCancelled
    }
    if isCancelled { channel.close(promise: nil) }
  }

  func cancel() {
    let channel = state.withLock { state in
      state.isCancelled = true
      return state.channel
    }
    channel?.close(promise: nil)
  }
}
