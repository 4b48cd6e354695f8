package import Conformance
import Foundation
import Histories
import XMLCoder

extension Report {
  /// Results as JUnit: a suite for each server and a case for each property.
  ///
  /// JUnit knows no "could not be decided". What is inconclusive is an error of that type: a skipped case reads as fine,
  /// and a failure would accuse the server. What does not apply is skipped, and so is a violation that is known, with why
  /// it is put up with; a known violation that is one no more is a failure. A server that could not be looked at has its
  /// cases all the same, each an error, so that a dashboard does not lose them.
  package static func junit(_ results: Results) throws(RenderingError) -> String {
    let results = results.printable.withEveryServer
    let encoder = XMLEncoder()
    encoder.outputFormatting = .prettyPrinted
    encoder.prettyPrintIndentation = .spaces(2)
    do {
      let document = try encoder.encode(
        JUnitDocument(results), withRootKey: "testsuites", header: XMLHeader(version: 1.0, encoding: "UTF-8"))
      return String(decoding: document, as: UTF8.self) + "\n"
    } catch {
      throw RenderingError(description: "the kit could not write the results as JUnit: \(error)")
    }
  }
}
