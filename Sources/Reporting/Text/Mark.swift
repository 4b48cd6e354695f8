import Conformance

extension Verdict {
  /// The sign in front of an outcome.
  var mark: String {
    switch self {
    case .upheld: "✓"
    case .violated: "✗"
    case .inconclusive: "?"
    case .inapplicable: "–"
    case .unobservable: "!"
    }
  }

  var inks: [Style.Ink] {
    switch self {
    case .upheld: [.green]
    case .violated: [.bold, .red]
    case .inconclusive, .unobservable: [.yellow]
    case .inapplicable: []
    }
  }

  /// The place among verdicts, from what asks for attention most.
  var precedence: Int {
    switch self {
    case .violated: 0
    case .unobservable: 1
    case .inconclusive: 2
    case .upheld: 3
    case .inapplicable: 4
    }
  }
}
