import Texts

/// What an application is written in, as far as the kit knows something of it.
package enum Framework: String, CaseIterable, Sendable {
  case django, fastapi, starlette, flask

  /// The one that answered, by the versions that the probe reports; `nil` where it is none of these, or one of several: the
  /// probe does not say which of them its views belong to.
  package init?(of versions: [String: String]) {
    let present = Self.allCases.filter { versions[$0.rawValue] != nil }
    guard let first = present.first, present.allSatisfy({ $0 == first || (first, $0) == (.fastapi, .starlette) }) else {
      return nil
    }
    self = first
  }

  /// What its authors call it.
  package var name: String {
    switch self {
    case .django: "Django"
    case .fastapi: "FastAPI"
    case .starlette: "Starlette"
    case .flask: "Flask"
    }
  }

  /// Whether its applications can be called by WSGI.
  package var speaksWSGI: Bool { self == .django || self == .flask }

  /// Whether it is older than `version`, by its own among `versions`; what has no number is not.
  package func isOlder(than version: String, in versions: [String: String]) -> Bool {
    guard let own = versions[rawValue].flatMap({ VersionNumber($0) }), let other = VersionNumber(version) else {
      return false
    }
    return own < other
  }
}
