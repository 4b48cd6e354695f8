public import Conformance
public import Harness
import Reporting
import XCTest

/// The XCTest spelling of a trial: fails for anything but an upheld verdict, skips what the versions cannot exercise.
// swift-format-ignore: AlwaysUseLowerCamelCase
// XCTest's own assertions begin with capitals, and this one stands among them.
public func XCTAssertUpholds(
  _ property: Property, _ server: ServerFile, file: StaticString = #filePath, line: UInt = #line
) async throws {
  let outcome = try await Trial(property, on: server).run()
  switch outcome.verdict {
  case .upheld, .inapplicable: return
  case .violated, .inconclusive, .unobservable: XCTFail(Report.line(outcome), file: file, line: line)
  }
}
