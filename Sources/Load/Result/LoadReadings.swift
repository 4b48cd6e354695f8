import Texts

/// Reads what a load wrote down.
struct LoadReadings {
  private(set) var records: [LoadRecord] = []
  private(set) var versions: [String: String] = [:]
  private(set) var reasons: [String: Int] = [:]

  /// `prefix` begins the names of the requests, which their numbers from 1 end.
  private let prefix: String
  private let meaning: any AnswerMeaning

  init(_ plan: LoadPlan, _ tape: LoadTape, prefix: String, _ meaning: any AnswerMeaning) {
    (self.prefix, self.meaning) = (prefix, meaning)
    records.reserveCapacity(tape.entries.count)
    for (request, entry) in tape.entries.enumerated() {
      do throws(LoadFailure) {
        if let failure = tape.failures[request] { throw failure }
        records.append(try record(request, entry, plan.target, tape.bodies[entry.body]))
      } catch {
        reasons[reason(error), default: 0] += 1
      }
    }
  }

  private func reason(_ failure: LoadFailure) -> String {
    switch failure {
    case .http(let failure): "the server \(meaning.words(for: failure))"
    case .wrong(let words): "the server \(words)"
    case .other(let sentence): sentence
    }
  }

  private mutating func record(
    _ request: Int, _ entry: LoadTape.Entry, _ target: LoadTarget, _ body: ArraySlice<UInt8>
  ) throws(LoadFailure) -> LoadRecord {
    var record = LoadRecord(
      request: request, row: target.row(of: request), intended: entry.intended, sent: entry.sent, received: entry.over)
    if case .path = target {
      guard entry.status == 200 else {
        let words = body.firstLine
        throw .wrong("answered \(entry.status) to \(target.place)\(words.isEmpty ? "" : ": \(words)")")
      }
      return record
    }
    let told = try meaning.work(
      in: LoadAnswer(
        request: "\(prefix)\(request + 1)", place: target.place, status: entry.status, body: Array(body),
        sent: entry.sent, received: entry.over))
    if versions.isEmpty { versions = told.versions }
    record.work = told.work
    return record
  }
}
