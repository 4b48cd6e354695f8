/// The bytes of each request, made without a detour through strings.
struct RequestText {
  private let start: [UInt8]
  private let rest: [UInt8]
  private let rows: [Int]?
  private let isNumbered: Bool

  /// `prefix` begins the name of each request that has one.
  init(_ plan: LoadPlan, port: Int, headers: [String: String], prefix: String) {
    var query = ""
    switch plan.target {
    case .workload(let work, let half, let rows):
      start = Array("GET /_lockstep/\(work.view)?request=\(prefix)".utf8)
      query = "&seconds=\(half)"
      (self.rows, isNumbered) = (rows, true)
    case .path(let path):
      start = Array("GET \(path)".utf8)
      (rows, isNumbered) = (nil, false)
    }
    var lines = ["\(query) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Accept: */*"]
    lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    if plan.arrivals.connections == .fresh { lines.append("Connection: close") }
    rest = Array((lines + ["", ""]).joined(separator: "\r\n").utf8)
  }

  /// Writes the request of that number, which counts from 0, over what is in `bytes`.
  func write(_ number: Int, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    bytes += start
    if isNumbered { bytes += String(number + 1).utf8 }
    if let rows {
      bytes += "&row=".utf8
      bytes += String(rows[number]).utf8
    }
    bytes += rest
  }
}
