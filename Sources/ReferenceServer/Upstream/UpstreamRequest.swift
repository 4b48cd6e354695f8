/// What the upstream is asked, and so told: who waits there.
enum UpstreamRequest {
  /// The request as it goes over the wire; the thread is the calling one.
  static func text(for caller: Caller, at address: UpstreamAddress, token: String) -> String {
    var lines = [
      "GET /hold?request=\(caller.request) HTTP/1.1",
      "Host: \(address.host):\(address.port)",
      "Lockstep-Token: \(token)",
      "Lockstep-Request: \(caller.request)",
      "Lockstep-Process: \(caller.process)",
      "Lockstep-Thread: \(PosixThread.current)",
    ]
    if let backend = caller.backend { lines.append("Lockstep-Backend: \(backend)") }
    return (lines + ["Connection: close", "", ""]).joined(separator: "\r\n")
  }
}
