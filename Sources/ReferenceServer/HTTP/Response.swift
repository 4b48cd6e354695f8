import ProbeContract

/// What a request is answered with.
struct Response: Equatable, Sendable {
  var status: Int
  var headers: [String: String]
  var body: String

  /// An answer of the probe.
  init(_ status: Int, _ json: JSON) {
    self.status = status
    headers = ["Content-Type": "application/json", ProbeProtocol.answerHeader: String(ProbeProtocol.version)]
    body = json.text
  }

  private init(status: Int, text: String) {
    self.init(status: status, headers: ["Content-Type": "text/plain; charset=utf-8"], body: text)
  }

  init(status: Int, headers: [String: String], body: String) {
    (self.status, self.headers, self.body) = (status, headers, body)
  }

  /// What sync work returns whose answer comes from elsewhere.
  static let none = Response(status: 204, text: "")

  /// The answer to all unknown paths, and to all requests that may not see the probe.
  static let notFound = Response(status: 404, text: "Not Found\n")

  /// The answer of a router that got none; `reason` is a sentence.
  static func badGateway(_ reason: String) -> Response { Response(status: 502, text: reason + "\n") }
}
