import Foundation
import Histories
import ProbeContract
import Runner

extension GoldenTrial {
  /// Compares what came of the request with the golden answer.
  func rating(of played: Played) -> ProbeLine.Rating {
    switch played.reply {
    case .failure(let failure):
      return .differs(played.findings + [ProbeFinding("the server \(failure)", exchange.section)])
    case .success(let response):
      if response.status == 501, exchange.optional.contains(.unsupported), exchange.status != 501 {
        let findings = mismatches(of: response, with: Self.unsupported)
        return findings.isEmpty ? .leftOut("it need not be offered, and is answered 501") : .differs(findings)
      }
      var findings = played.findings
      guard response.status == exchange.status else {
        let words = response.firstLine.cut(at: 160)
        findings.append(
          ProbeFinding(
            "it was answered \(response.status) instead of \(exchange.status)\(words.isEmpty ? "" : ": \(words)")",
            exchange.section))
        return .differs(findings)
      }
      if let answer = exchange.answer {
        findings += mismatches(of: response, with: answer)
        if case .object(let found)? = response.json { findings += contradictions(in: found, played) }
      } else if response.probeHeader != nil {
        findings.append(
          ProbeFinding(
            "the answer has the header \(ProbeProtocol.answerHeader), which gives the probe away", exchange.section))
      }
      return findings.isEmpty ? .fits : .differs(findings)
    }
  }

  private static let unsupported = JSONValue.object([
    "probe": .whole(ProbeProtocol.version), "error": .text("<sentence>"), "unsupported": .flag(true),
    "request": .text("{request}"),
  ])

  /// The keys that every answer with status 200 has, and that one heading describes.
  private static let common: Set = [
    "", "probe", "request", "view", "process", "thread", "loop_thread", "versions", "async_views",
  ]

  private func mismatches(of response: HTTPResponse, with golden: JSONValue) -> [ProbeFinding] {
    let section = exchange.status == 200 ? "The answer" : exchange.section
    guard let found = response.json else {
      return [ProbeFinding("its body is no JSON: \(response.firstLine.cut(at: 160))", section)]
    }
    if case .object(let members) = found, case .whole(let version)? = members["probe"], version != ProbeProtocol.version
    {
      return [
        ProbeFinding(
          "it is in version \(version) of the protocol, and this kit speaks version \(ProbeProtocol.version)",
          "Versions")
      ]
    }
    var findings = golden.filled(with: ["request": name]).mismatches(in: found).map { mismatch in
      ProbeFinding(mismatch.description, Self.common.contains(mismatch.root) ? section : exchange.section)
    }
    if !response.contentType.hasPrefix("application/json") {
      findings.append(
        ProbeFinding("its Content-Type is \"\(response.contentType.cut(at: 80))\", not application/json", section))
    }
    if response.probeHeader != String(ProbeProtocol.version) {
      findings.append(
        ProbeFinding("it has no header \(ProbeProtocol.answerHeader): \(ProbeProtocol.version)", section))
    }
    return findings
  }
}

extension HTTPResponse {
  /// The body, if it is JSON.
  var json: JSONValue? { try? JSONDecoder().decode(JSONValue.self, from: Data(body)) }
}
