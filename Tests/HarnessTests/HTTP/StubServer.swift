import NIOCore
import NIOPosix
import Testing

@testable import Harness

/// A server that answers each request with the bytes that it was given, without looking at what was asked.
struct StubServer {
  enum Ending: Sendable { case staysOpen, closes }

  let port: Int
  private let channel: any Channel

  static func start(_ answer: String, then ending: Ending = .staysOpen) async throws -> StubServer {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Answering(answer: answer, ending: ending))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    return StubServer(port: try #require(channel.localAddress?.port), channel: channel)
  }

  func stop() async { try? await channel.close() }

  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    let answer: String
    let ending: Ending

    init(answer: String, ending: Ending) { (self.answer, self.ending) = (answer, ending) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let written = context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)))
      guard ending == .closes else { return }
      let channel = context.channel
      written.whenComplete { _ in channel.close(promise: nil) }
    }
  }
}

/// Opens a connection to a stub that answers `answer`, and closes both afterwards.
func withConnection<Value>(
  toStub answer: String, then ending: StubServer.Ending = .staysOpen, _ body: (HTTPConnection) async throws -> Value
) async throws -> Value {
  let server = try await StubServer.start(answer, then: ending)
  let connection = try await HTTPConnection.open(port: server.port, on: MultiThreadedEventLoopGroup.singleton)
  let result: Result<Value, any Error>
  do { result = .success(try await body(connection)) } catch { result = .failure(error) }
  connection.close()
  await server.stop()
  return try result.get()
}
