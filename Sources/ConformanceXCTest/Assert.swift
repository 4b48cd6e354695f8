public import Conformance
import Harness
import Reporting
public import ServerFiles
import XCTest

/// The XCTest spelling of a trial: fails for anything but an upheld verdict, and passes over what the versions cannot exercise.
///
/// A violation that is known is turned round: it is told and fails nothing, and the test fails once it occurs no more,
/// unless that may be chance.
/// XCTest's own way of expecting a failure does not exist on Linux.
// swift-format-ignore: AlwaysUseLowerCamelCase
// XCTest's own assertions begin with capitals, and this one stands among them.
public func XCTAssertUpholds(
  _ property: Property, _ server: ServerFile, file: StaticString = #filePath, line: UInt = #line
) async throws {
  let outcome = try await Trial(property, on: server).run()
  if let failure = Report.failure(outcome) { XCTFail(failure, file: file, line: line) }
  if outcome.isKnownViolation || outcome.unseen != nil { print("known: \(Report.line(outcome))") }
}
