import Conformance
import Foundation
import Harness
import Testing

@Suite("The command line and the suites")
struct SameVerdictsTests {
  @Test("come to the same verdicts", arguments: ["reference-asgi-pool-6", "reference-wsgi-1"])
  func same(_ name: String) async throws {
    let file = try ServersUnderTest.own(name)
    let suites = try await SharedRun.current.results(of: file)
    let ended = try await lockstep("check", file.file, "--format", "json", in: try Scratch())
    let commandLine = try Results(json: Data(ended.output.utf8), file: "standard output")
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(commandLine.outcomes.map(\.property) == Catalogue.all.map(\.id))
    #expect(suites.outcomes.map(\.property) == Catalogue.all.map(\.id))
    for (one, other) in zip(commandLine.outcomes, suites.outcomes) {
      #expect(one.verdict.word == other.verdict.word, "\(one.property): \(one.verdict), \(other.verdict)")
    }
  }
}

extension Verdict {
  /// Which of the five it is.
  fileprivate var word: String {
    switch self {
    case .upheld: "upheld"
    case .violated: "violated"
    case .inconclusive: "inconclusive"
    case .inapplicable: "inapplicable"
    case .unobservable: "unobservable"
    }
  }
}
