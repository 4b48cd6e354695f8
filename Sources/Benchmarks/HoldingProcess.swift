import Glibc
import NIOCore
import NIOPosix

/// A server that holds each request until so many are there, and answers all of them then. It has a process of its own,
/// since both ends of so many connections would be too many descriptors for one.
enum HoldingProcess {
  /// Prints its port and serves for as long as it is left running.
  static func run(_ count: Int) async throws {
    var limit = rlimit()
    _ = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1).next()
    let crowd = try await loop.submit { NIOLoopBound(Crowd(of: count), eventLoop: loop) }.get()
    let channel = try await ServerBootstrap(group: loop)
      .serverChannelOption(.backlog, value: 4096)
      .serverChannelOption(.maxMessagesPerRead, value: 256)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Holder(crowd.value))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    say("listening on \(channel.localAddress?.port ?? 0)")
    try await channel.closeFuture.get()
  }

  private final class Crowd {
    private let size: Int
    private var waiting: [any Channel] = []

    init(of size: Int) { self.size = size }

    func join(_ channel: any Channel) {
      waiting.append(channel)
      guard waiting.count == size else { return }
      say("held \(waiting.filter(\.isActive).count)")
      for channel in waiting {
        channel.writeAndFlush(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"), promise: nil)
      }
    }
  }

  private final class Holder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let crowd: Crowd
    private var isHeld = false
    init(_ crowd: Crowd) { self.crowd = crowd }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      guard !isHeld else { return }
      isHeld = true
      crowd.join(context.channel)
    }
  }
}
