import NIOCore

/// The router of a split server: runs no view, and hands each request on to one side, as many at once as there are.
struct PathRouter {
  let routes: SplitRoutes
  let ports: SplitPorts
  let loop: any EventLoop

  /// Called on the event loop, and answers there.
  func run(_ request: Request, _ answer: @escaping @Sendable (Response) -> Void) {
    let side = routes.side(for: request.path)
    Forwarding.answer(to: request, at: ports[side], on: loop).whenComplete { result in
      switch result {
      case .success(let response): answer(response)
      case .failure(let error): answer(.badGateway("The side for \(side.rawValue) paths gave no answer: \(error)."))
      }
    }
  }
}
