import NIOCore
import NIOPosix
import Synchronization
import Testing

/// One side of a split server, which answers all requests with the same bytes once so many have come.
final class StubSide: Sendable {
  enum Ending: Sendable { case staysOpen, closes }

  let requests = Mutex<[String]>([])
  private let answer: String
  private let ending: Ending
  private let count: Int
  private let waiting = Mutex<[any Channel]>([])
  private let listener = Mutex<(any Channel)?>(nil)

  private init(_ answer: String, _ ending: Ending, once count: Int) {
    (self.answer, self.ending, self.count) = (answer, ending, count)
  }

  static func start(_ answer: String, then ending: Ending = .staysOpen, once count: Int = 1) async throws -> StubSide {
    let side = StubSide(answer, ending, once: count)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 1024)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Listening(to: side)) }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    side.listener.withLock { $0 = channel }
    return side
  }

  var port: Int { listener.withLock { $0?.localAddress?.port } ?? 0 }

  func stop() async { try? await listener.withLock { $0 }?.close() }

  private func hear(_ request: String, from channel: any Channel) {
    requests.withLock { $0.append(request) }
    let ready = waiting.withLock { waiting in
      waiting.append(channel)
      guard requests.withLock({ $0.count }) >= count else { return [any Channel]() }
      defer { waiting = [] }
      return waiting
    }
    for channel in ready {
      let written = channel.writeAndFlush(ByteBuffer(string: answer))
      if ending == .closes { written.whenComplete { _ in channel.close(promise: nil) } }
    }
  }

  private final class Listening: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let side: StubSide
    private var text = ""

    init(to side: StubSide) { self.side = side }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      text += String(buffer: unwrapInboundIn(data))
      guard text.hasSuffix("\r\n\r\n") else { return }
      side.hear(text, from: context.channel)
      text = ""
    }
  }
}
