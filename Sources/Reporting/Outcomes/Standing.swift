import Conformance

/// How an outcome counts: its verdict, seen in the light of what is known about its server.
///
/// The cases are in the order of what asks for attention most.
enum Standing: String, CaseIterable, Comparable {
  case violated, stale, unobservable, inconclusive, known, upheld, inapplicable

  init(_ outcome: Outcome) {
    self =
      switch outcome.verdict {
      case _ where outcome.stale != nil: .stale
      case .violated: outcome.known == nil ? .violated : .known
      case .upheld: .upheld
      case .inconclusive: .inconclusive
      case .inapplicable: .inapplicable
      case .unobservable: .unobservable
      }
  }

  static func < (one: Standing, other: Standing) -> Bool { one.precedence < other.precedence }

  private var precedence: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The sign in front of an outcome.
  var mark: String {
    switch self {
    case .violated, .stale, .known: "✗"
    case .unobservable: "!"
    case .inconclusive: "?"
    case .upheld: "✓"
    case .inapplicable: "–"
    }
  }

  var inks: [Style.Ink] {
    switch self {
    case .violated, .stale: [.bold, .red]
    case .unobservable, .inconclusive, .known: [.yellow]
    case .upheld: [.green]
    case .inapplicable: []
    }
  }
}

extension Outcome {
  var standing: Standing { Standing(self) }
}
