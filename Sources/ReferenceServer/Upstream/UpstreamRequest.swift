/// What the upstream is asked, and so told: who waits there.
enum UpstreamRequest {
  /// The request as it goes over the wire; the thread is the calling one.
  static func text(for visit: Visit, at address: UpstreamAddress, token: String) -> String {
    var lines = [
      "GET /hold?request=\(visit.parameters.request) HTTP/1.1",
      "Host: \(address.host):\(address.port)",
      "Lockstep-Token: \(token)",
      "Lockstep-Request: \(visit.parameters.request)",
      "Lockstep-Process: \(visit.process)",
      "Lockstep-Thread: \(PosixThread.current)",
    ]
    if let backend = visit.backend { lines.append("Lockstep-Backend: \(backend)") }
    return (lines + ["Connection: close", "", ""]).joined(separator: "\r\n")
  }
}
