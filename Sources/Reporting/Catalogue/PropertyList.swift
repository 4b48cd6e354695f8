package import Conformance

extension Report {
  /// The properties by section, a line for each.
  package static func list(_ properties: [Property]) -> String {
    let width = properties.map(\.id.rawValue.count).max() ?? 0
    let named = Catalogue.sections.map(\.name)
    let strangers = properties.map(\.id.section).filter { !named.contains($0) }
    let sections = Catalogue.sections.map { ($0.name, $0.title) } + Set(strangers).sorted().map { ($0, "") }
    let parts = sections.compactMap { name, title -> String? in
      let own = properties.filter { $0.id.section == name }
      guard !own.isEmpty else { return nil }
      return (["\(name)  \(title)"] + own.flatMap { line($0, width) }).joined(separator: "\n")
    }
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  private static func line(_ property: Property, _ width: Int) -> [String] {
    (property.title + (property.strength == .stochastic ? " (stochastic)" : "")).wrapped(
      behind: "  \(property.id.rawValue.padded(to: width))  ", width: width + 4)
  }
}
