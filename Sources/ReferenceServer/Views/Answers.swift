import Postgres
import ProbeContract

extension Response {
  /// The answer of a view that went well, which it leaves with this.
  static func answered(_ visit: Visit) -> Response {
    visit.mark(.exit)
    return Response(
      200,
      .object(
        [
          ("probe", .integer(ProbeProtocol.version)),
          ("request", .string(visit.parameters.request)),
          ("view", .string(visit.view.rawValue)),
          ("process", .integer(visit.process)),
          ("namespace", JSON(Visit.namespace)),
          ("thread", .integer(visit.thread)),
          ("backend", JSON(visit.backend)),
          ("gateway", .string(visit.loopThread == nil ? "wsgi" : "asgi")),
          ("loop_thread", JSON(visit.loopThread)),
          ("points", .object(visit.points.map { ($0.point.rawValue, .integer($0.at)) })),
          ("stages", .array(visit.stages.map(\.json))),
          ("versions", .object([("swift", .string(compiler)), ("server", .string("lockstep-server"))])),
          ("async_views", .bool(true)),
          ("settings", visit.settings.map { .object($0.map { ($0.name, .string($0.value)) }) } ?? .null),
        ] + visit.findings))
  }

  /// The answer of a view that did not go well: 400 for a bad parameter, 500 for anything else.
  static func failed(_ error: any Error, request: String?) -> Response {
    if let error = error as? BadParameter {
      return Response(
        400, .object([("probe", .integer(ProbeProtocol.version)), ("error", .string(error.description))]))
    }
    let sqlState = (error as? PostgresError)?.sqlState
    return Response(
      500,
      .object([
        ("probe", .integer(ProbeProtocol.version)),
        ("error", .string("The view raised \(type(of: error)): \(error)")),
        ("sqlstate", JSON(sqlState)),
        ("backends", (error as? BackendChanged).map { .array([.integer($0.before), .integer($0.after)]) } ?? .null),
        ("request", JSON(request)),
      ]))
  }

  private static var compiler: String {
    #if compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }
}

extension Visit.Stage {
  fileprivate var json: JSON {
    .object([("stage", .string(name)), ("thread", .integer(thread)), ("at", .integer(at))])
  }
}
