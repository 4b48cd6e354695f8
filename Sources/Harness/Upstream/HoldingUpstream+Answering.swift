import NIOCore
import NIOHTTP1

extension HoldingUpstream.Held {
  /// Lets the request go on, and closes its connection.
  func answer() {
    let head = HTTPResponseHead(
      version: .http1_1, status: .ok, headers: ["Content-Length": "3", "Connection": "close"])
    channel.write(HTTPServerResponsePart.head(head), promise: nil)
    channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "go\n"))), promise: nil)
    channel.writeAndFlush(HTTPServerResponsePart.end(nil)).whenComplete { _ in channel.close(promise: nil) }
  }
}
