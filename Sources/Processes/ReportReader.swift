/// Puts bytes together to lines, in whatever pieces they arrive.
struct ReportReader {
  private var pending: [UInt8] = []

  mutating func reports(in bytes: [UInt8]) -> [SupervisorReport] {
    pending += bytes
    var lines = pending.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    pending = lines.popLast().map(Array.init) ?? []
    return lines.compactMap { SupervisorReport(String(decoding: $0, as: UTF8.self)) }
  }
}
