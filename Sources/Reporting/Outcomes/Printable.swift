import Conformance
import Histories

/// Results as they can be shown: every text of a server's in them is printable.
extension Results {
  var printable: Results {
    Results(
      kit: kit.printable, host: Host(system: host.system.printable, cpus: host.cpus), postgres: postgres?.printable,
      servers: servers.map(\.printable), outcomes: outcomes.map(\.printable),
      advice: advice?.map(\.printable))
  }
}

extension ServerResult {
  var printable: ServerResult {
    ServerResult(
      name: name.printable, file: file.printable, model: model.printable, claimed: claimed, observed: observed,
      versions: versions.printable, seconds: seconds, failure: failure?.printable,
      notes: notes.map(\.printable))
  }
}

extension CapacityAdvice {
  fileprivate var printable: CapacityAdvice {
    var copy = self
    copy.server = server.printable
    for index in copy.options.indices { copy.options[index].example = options[index].example?.printable }
    return copy
  }
}

extension Outcome {
  var printable: Outcome {
    var copy = self
    copy.property = Property.ID(property.rawValue.printable)
    copy.subject.name = subject.name.printable
    copy.subject.versions = subject.versions.printable
    copy.verdict = verdict.printable
    copy.history = history?.printable
    copy.known = known.map { KnownViolation(reason: $0.reason.printable, link: $0.link.printable) }
    return copy
  }
}

extension Verdict {
  fileprivate var printable: Verdict {
    switch self {
    case .upheld(let exercise): .upheld(Exercise(opportunities: exercise.opportunities, exercise.summary.printable))
    case .violated(let evidence): .violated(evidence.printable)
    case .inconclusive(let reason): .inconclusive(reason.printable)
    case .inapplicable(let reason): .inapplicable(reason.printable)
    case .unobservable(let reason): .unobservable(reason.printable)
    }
  }
}

extension Evidence {
  fileprivate var printable: Evidence {
    let spans = witnesses.map { span in
      var span = span
      span.request = span.request.printable
      return span
    }
    return Evidence(
      claim.printable, witnesses: spans, releases: releases.map { Release($0.request.printable, at: $0.time) })
  }
}

extension [String: String] {
  fileprivate var printable: [String: String] {
    Dictionary(map { ($0.key.printable, $0.value.printable) }, uniquingKeysWith: { first, _ in first })
  }
}
