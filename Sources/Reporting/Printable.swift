import Conformance
import Histories

/// What came from servers is shown without anything that would move a cursor, change colours, turn the direction of
/// writing, or make XML 1.0 invalid. Line breaks stay.
extension String {
  var printable: String {
    var kept = String.UnicodeScalarView()
    var scalars = unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch scalar {
      case "\u{1B}":
        switch scalars.next() {
        case "[": while let next = scalars.next(), !("@"..."~").contains(next) {}
        case "]": while let next = scalars.next(), next != "\u{7}", next != "\u{1B}" {}
        default: break
        }
      case "\n": kept.append(scalar)
      case "\t": kept.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}": break
      default: if scalar.properties.generalCategory != .control { kept.append(scalar) }
      }
    }
    return String(kept)
  }
}

extension Results {
  var printable: Results {
    Results(
      kit: kit.printable, host: Host(system: host.system.printable, cpus: host.cpus), postgres: postgres?.printable,
      servers: servers.map(\.printable), outcomes: outcomes.map(\.printable))
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

extension Outcome {
  var printable: Outcome {
    var copy = self
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
