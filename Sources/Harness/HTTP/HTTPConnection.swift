import NIOCore
import NIOHTTP1
import NIOPosix

/// One HTTP/1.1 connection to the server under test. One request at a time.
final class HTTPConnection: Sendable {
  private let channel: any Channel
  private init(_ channel: any Channel) { self.channel = channel }

  static func open(
    host: String = "127.0.0.1", port: Int, on group: any EventLoopGroup, within limit: Duration = .seconds(5)
  ) async throws(HTTPFailure) -> HTTPConnection {
    let bootstrap = ClientBootstrap(group: group)
      .connectTimeout(.nanoseconds(Int64(limit.nanoseconds)))
      .channelOption(.socketOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHTTPClientHandlers(leftOverBytesStrategy: .dropBytes)
          try channel.pipeline.syncOperations.addHandler(ExchangeHandler())
        }
      }
    do { return HTTPConnection(try await bootstrap.connect(host: host, port: port).get()) } catch {
      throw .refused(Self.words(for: error))
    }
  }

  var isOpen: Bool { channel.isActive }

  /// Sends a GET and waits for the whole answer.
  func get(_ path: String, headers: [String: String] = [:], within limit: Duration) async throws(HTTPFailure)
    -> HTTPResponse
  {
    let promise = channel.eventLoop.makePromise(of: HTTPResponse.self)
    let exchange = Exchange(path: path, headers: headers, limit: limit, promise: promise)
    channel.writeAndFlush(exchange, promise: nil)
    do {
      return try await withTaskCancellationHandler {
        try await promise.futureResult.get()
      } onCancel: {
        close()
      }
    } catch let failure as HTTPFailure {
      throw Task.isCancelled ? .cancelled : failure
    } catch {
      throw .notHTTP(Self.words(for: error))
    }
  }

  func close() { channel.close(promise: nil) }

  /// What went wrong, in words and without addresses.
  private static func words(for error: any Error) -> String {
    if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
    if let error = error as? NIOConnectionError, let first = error.connectionErrors.first {
      return words(for: first.error)
    }
    return String(describing: error)
  }
}
