import Conformance
import Histories

/// Advice in reports: servers that get the same stand together.
struct AdviceReport {
  private var groups: [(servers: [String], advice: CapacityAdvice)] = []

  init(_ all: [CapacityAdvice]) {
    for advice in all {
      if let index = groups.firstIndex(where: { $0.advice.isSame(as: advice) }) {
        groups[index].servers.append(advice.server.printable)
      } else {
        groups.append(([advice.server.printable], advice))
      }
    }
  }

  /// For the text report, with a blank line before; nothing where there is no advice.
  func lines(_ style: Style) -> [String] {
    guard !groups.isEmpty else { return [] }
    return ["", style.bold("Advice")]
      + groups.flatMap { servers, advice in
        servers.joined(separator: ", ").wrapped(indent: 2)
          + [advice.sentence, advice.examples].compactMap { $0 }.flatMap { $0.wrapped(indent: 4) }
      }
  }

  var markdown: [String] {
    guard !groups.isEmpty else { return [] }
    return ["## Advice\n"]
      + [
        groups.map { servers, advice in
          "- \(servers.joined(separator: ", ").inMarkdown): "
            + [advice.sentence, advice.examples].compactMap { $0?.inMarkdown }.joined(separator: "; ") + "\n"
        }.joined()
      ]
  }
}

extension CapacityAdvice {
  fileprivate func isSame(as other: CapacityAdvice) -> Bool {
    var copy = other
    copy.server = server
    return copy == self
  }
}
