import Histories

/// How the server called its application for one request.
struct Calling {
  var request: Span
  var gateway: Gateway
  /// What the model says of the side that the request was for.
  var promised: Gateway

  /// "WSGI, where the model is ASGI".
  var words: String { "\(gateway.rawValue.uppercased()), where the model is \(promised.rawValue.uppercased())" }
}

extension History {
  /// How the application was called for each request that tells of it: in so many words, or by the thread of an event loop.
  func callings(of model: ServerModel) -> [Calling] {
    let onLoops = Set(spans(at: .loop).map(\.request))
    return requests.compactMap { request in
      guard let gateway = gateways[request.request] ?? (onLoops.contains(request.request) ? .asgi : nil) else {
        return nil
      }
      let view = asked[request.request].flatMap(View.init)
      return Calling(request: request, gateway: gateway, promised: model.side(for: view ?? .identity).gateway)
    }
  }
}

extension History {
  /// How the application was called, as the first answer that says so has it; WSGI where none does and none tells of a loop.
  var gateway: Gateway {
    requests.lazy.compactMap { self.gateways[$0.request] }.first ?? (spans(at: .loop).isEmpty ? .wsgi : .asgi)
  }

  /// Whether some answer says how the application was called, or tells of an event loop.
  var tellsItsGateway: Bool { !gateways.isEmpty || !spans(at: .loop).isEmpty }
}
