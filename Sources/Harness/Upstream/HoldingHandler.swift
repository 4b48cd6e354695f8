import Histories
import NIOCore
import NIOHTTP1
import Platform

/// Reads one request and keeps it waiting.
final class HoldingHandler: ChannelInboundHandler {
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
    let call = HoldingUpstream.Held(
      request: request, place: Place(process: process, thread: thread, backend: backend),
      arrived: KitClock.now(), channel: context.channel)
    if let delay = state.delays.withLock({ $0[token] }) {
      context.eventLoop.scheduleTask(in: TimeAmount(delay)) { call.answer() }
      return
    }
    let key = UpstreamState.Key(token: token, request: request)
    self.key = key
    if !state.hold(call, as: key) { call.answer() }
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
    if let key { state.waiting.withLock { _ = $0.held.removeValue(forKey: key) } }
    context.fireChannelInactive()
  }
}
