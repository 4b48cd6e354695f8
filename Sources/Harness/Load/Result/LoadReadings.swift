import Runner

/// Reads what a load wrote down.
struct LoadReadings {
  var records: [LoadRecord] = []
  var versions: [String: String] = [:]
  var reasons: [String: Int] = [:]

  /// `prefix` begins the names of the requests, which their numbers from 1 end.
  private let prefix: String

  init(_ plan: LoadPlan, _ tape: LoadTape, prefix: String) {
    self.prefix = prefix
    records.reserveCapacity(tape.entries.count)
    for (request, entry) in tape.entries.enumerated() {
      if let reason = tape.failures[request] {
        reasons[reason, default: 0] += 1
        continue
      }
      do throws(ProbeFailure) {
        records.append(try record(request, entry, plan.target, tape.bodies[entry.body]))
      } catch {
        reasons["the server \(error)", default: 0] += 1
      }
    }
  }

  private mutating func record(
    _ request: Int, _ entry: LoadTape.Entry, _ target: LoadTarget, _ body: ArraySlice<UInt8>
  ) throws(ProbeFailure) -> LoadRecord {
    let response = HTTPResponse(
      status: entry.status, contentType: "", body: Array(body), keepsAlive: false, sent: entry.sent,
      received: entry.over)
    var record = LoadRecord(
      request: request, row: target.row(of: request), intended: entry.intended, sent: entry.sent, received: entry.over)
    if case .path = target {
      guard entry.status == 200 else {
        let words = response.firstLine
        throw ProbeFailure(
          .answered(status: entry.status),
          description: "answered \(entry.status) to \(target.place)\(words.isEmpty ? "" : ": \(words)")")
      }
      return record
    }
    let answer = try response.probeAnswer(to: target.place, for: "\(prefix)\(request + 1)")
    guard let enter = answer.points["enter"], let exit = answer.points["exit"] else {
      throw ProbeFailure(
        .answered(status: entry.status),
        description: "answered \(target.place) without saying when it entered and left the view")
    }
    if versions.isEmpty { versions = answer.versions }
    record.work = .init(process: answer.process, enter: enter, exit: exit)
    return record
  }
}
