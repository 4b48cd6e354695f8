import ProbeContract
import Runner

extension GoldenTrial {
  /// Where an answer does not agree with what was seen of its request, or with itself.
  func contradictions(in answer: [String: JSONValue], _ played: Played) -> [ProbeFinding] {
    var findings = played.sight.map { contradictions(in: answer, $0) } ?? []
    findings += disorder(in: answer)
    if let ending = exchange.ending, played.ending?.rawValue != ending.rawValue {
      let found =
        played.ending.map { "it told that it had \($0.rawValue)" } ?? "no datagram told of its end before its answer"
      findings.append(ProbeFinding("\(found); it must be \"\(ending.rawValue)\"", "Endings"))
    }
    if exchange.writes, played.rows != 1 {
      findings.append(
        ProbeFinding(
          "it has \(played.rows) committed rows in the ledger once it is answered, and must have 1", exchange.section))
    }
    return findings
  }

  /// Who ran the request, as it was seen while it was held, against what the answer says.
  private func contradictions(in answer: [String: JSONValue], _ sight: Sight) -> [ProbeFinding] {
    guard exchange.status == 200, let place = exchange.held else { return [] }
    let source = place == .gate ? "the comment of its statement" : "its request to the upstream"
    var findings: [ProbeFinding] = []
    for (key, seen) in [("process", sight.process), ("thread", sight.thread)] {
      guard case .whole(let told)? = answer[key], told != seen else { continue }
      findings.append(ProbeFinding("\(source) names \(key) \(seen), and the answer \(told)", place.section))
    }
    guard case .whole(let told)? = answer["backend"], told != sight.backend else { return findings }
    findings.append(
      ProbeFinding(
        place == .gate
          ? "it waited on backend \(sight.backend ?? 0), and the answer names \(told)"
          : sight.backend.map { "its request to the upstream names backend \($0), and the answer \(told)" }
            ?? "its request to the upstream has no Lockstep-Backend", place.section))
    return findings
  }

  /// Points that were passed in another order than they have in the view, and pauses that are none.
  private func disorder(in answer: [String: JSONValue]) -> [ProbeFinding] {
    guard case .object(let points)? = answer["points"] else { return [] }
    var passed: [(name: String, at: Int)] = []
    for name in ["enter", "tick", "tock", "tack", "exit"] {
      if case .whole(let time)? = points[name] { passed.append((name, time)) }
    }
    var findings: [ProbeFinding] = []
    for (one, next) in zip(passed, passed.dropFirst()) {
      // A wait of that length takes so many nanoseconds at least, whatever else the machine does.
      let least = next.name.hasPrefix("t") && one.name != "enter" ? pause : 0
      if next.at < one.at {
        findings.append(ProbeFinding("the point \(next.name) is before \(one.name)", exchange.section))
      } else if next.at - one.at < least {
        findings.append(
          ProbeFinding(
            "between \(one.name) and \(next.name) are \(next.at - one.at) nanoseconds, and the pause has \(least)",
            exchange.section))
      }
    }
    return findings
  }

  /// Half a pause of the request, in nanoseconds; 0 for one that has none.
  private var pause: Int {
    let text = exchange.path.split(whereSeparator: { $0 == "&" || $0 == "?" }).first { $0.hasPrefix("seconds=") }
    return text.flatMap { Double($0.dropFirst("seconds=".count)) }.map { Int($0 * 1e9) } ?? 0
  }
}
