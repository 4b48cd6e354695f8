import Load
import Platform
import Postgres
import ProbeContract
import Runner
import Texts

extension GoldenTrial {
  /// Waits until the request is seen where it is to be held, or answered, and looks at what it has done so far.
  func hold(at place: GoldenExchange.Place, _ key: Int32?, until arrival: Arrival) async throws -> Held {
    let deadline = Deadline(in: kit.patience.answer)
    while !deadline.hasPassed {
      if let reply = arrival.reply { return held(by: reply, at: place) }
      let sample: Sample
      do { sample = try await gate.sample() } catch {
        guard error.kind == .unusable else { throw error }
        return Held(findings: [ProbeFinding(error.message, "Statements")])
      }
      if let sight = sight(at: place, key, in: sample) {
        return Held(sight: sight, findings: try await findings(while: sight, at: place))
      }
      try await Task.sleep(for: kit.patience.pulse)
    }
    return Held(findings: [
      ProbeFinding(
        "it was neither answered nor seen waiting \(place.words) within \(kit.patience.answer.inWords)", place.section)
    ])
  }

  /// What it means that an answer came before the request was let go.
  private func held(by reply: Result<HTTPResponse, HTTPFailure>, at place: GoldenExchange.Place) -> Held {
    // What a status other than 200 means is told with the answer.
    guard case .success(let response) = reply, response.status == 200, exchange.status == 200 else { return Held() }
    return Held(findings: [ProbeFinding("it was answered without having waited \(place.words)", exchange.section)])
  }

  private func sight(at place: GoldenExchange.Place, _ key: Int32?, in sample: Sample) -> Sight? {
    switch place {
    case .gate:
      sample.sightings.first { $0.request == name && key.map(Sighting.Place.gate) == $0.place }
        .map { Sight(process: $0.process, thread: $0.thread, backend: $0.backend) }
    case .upstream:
      kit.upstream.held(of: target.token).first { $0.request == name }
        .map { Sight(process: $0.place.process, thread: $0.place.thread, backend: $0.place.backend) }
    }
  }

  private func findings(while sight: Sight, at place: GoldenExchange.Place) async throws -> [ProbeFinding] {
    var findings: [ProbeFinding] = []
    // Looked anew: what the request did in Postgres on its way to the upstream it may have done since the look before.
    let sample = try await gate.sample()
    if place == .gate || sight.backend != nil {
      if sample.backends == 0 {
        findings.append(
          ProbeFinding(
            "no connection has the application_name of PGAPPNAME, \(target.applicationName)", "The environment"))
      } else if !sample.sightings.contains(where: { $0.request == name }) {
        findings.append(
          ProbeFinding("its transaction is open, and no statement in it begins with the comment", "Statements"))
      }
    }
    if exchange.writes {
      if try await !kit.database.isLocked(row: row) {
        findings.append(ProbeFinding("row \(row) of the bank is not locked while it is held", exchange.section))
      }
      if try await kit.database.committedRows()[name] != nil {
        findings.append(
          ProbeFinding("its row in the ledger is committed although its transaction is held", exchange.section))
      }
    }
    if exchange.mishap == .losesBackend {
      try await kit.database.terminateBackends(applicationName: target.applicationName)
    }
    return findings
  }

  private var row: Int {
    exchange.path.split(separator: "&").first { $0.hasPrefix("row=") }.flatMap { Int($0.dropFirst(4)) } ?? 1
  }
}

extension GoldenExchange.Place {
  var words: String {
    switch self {
    case .gate: "at the gate"
    case .upstream: "at the upstream"
    }
  }

  /// The heading of PROTOCOL.md that says how to wait there.
  var section: String {
    switch self {
    case .gate: "Statements"
    case .upstream: "The upstream"
    }
  }
}
