import Texts

/// A part of the software that a rule is about, and which versions of it.
struct Component: Sendable {
  /// Its key among the versions that the probe reports.
  var key: String
  /// What its authors call it.
  var name: String
  /// The first version that the rule is about, and the first one that it is not about any more; `nil` is no bound.
  var from: String?
  var below: String?

  static func django(_ from: String, below: String? = nil) -> Component {
    Component(key: "django", name: "Django", from: from, below: below)
  }

  static func asgiref(_ from: String? = nil, below: String? = nil) -> Component {
    Component(key: "asgiref", name: "asgiref", from: from, below: below)
  }

  static let fastAPI = Component(key: "fastapi", name: "FastAPI")
  /// Since 0.15 Starlette is built on AnyIO (https://www.starlette.io/release-notes/).
  static let starlette = Component(key: "starlette", name: "Starlette", from: "0.15")
  static let anyIO = Component(key: "anyio", name: "AnyIO")
  /// The probe's wrapper for any ASGI application, which has sync views of its own.
  static let wrapper = Component(key: "python", name: "the probe's ASGI wrapper on Python")

  /// Whether the version is within the bounds. What is not among the versions is, unless there are any.
  func admits(_ versions: [String: String]) -> Bool {
    guard from != nil || below != nil else { return true }
    guard let version = versions[key].flatMap({ VersionNumber($0) }) else { return false }
    if let first = from.flatMap({ VersionNumber($0) }), version < first { return false }
    if let end = below.flatMap({ VersionNumber($0) }), version >= end { return false }
    return true
  }

  /// "Django 3.2.25"; `nil` if it is not among the versions.
  func named(in versions: [String: String]) -> String? { versions[key].map { "\(name) \($0)" } }
}
