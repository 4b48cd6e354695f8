import Foundation
import Testing

@testable import ProbeContract

@Suite("A golden answer")
struct MatchingTests {
  private func json(_ text: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  }

  private func mismatches(_ golden: String, _ found: String) throws -> [String] {
    try json(golden).mismatches(in: try json(found)).map(\.description)
  }

  @Test(
    "takes any value of a marker's kind",
    arguments: [
      (#""<id>""#, "0"), (#""<id or null>""#, "null"), (#""<id or null>""#, "7"), (#""<time>""#, "-5"),
      (#""<text>""#, #""x""#), (#""<flag>""#, "false"), (#""<sentence: row>""#, #""The row is no row.""#),
      (#""<stages>""#, "[]"), (#""<stages>""#, #"[{"stage":"a","thread":1,"at":2}]"#),
      (
        #""<stages: view query>""#,
        #"[{"stage":"middleware","thread":1,"at":2},{"stage":"view","thread":1,"at":2},{"stage":"query","thread":3,"at":4}]"#
      ),
      (#"{"a":1}"#, #"{"a":1,"b":2}"#), (#"["a"]"#, #"["a"]"#), ("null", "null"),
    ])
  func takes(_ golden: String, _ found: String) throws {
    #expect(try mismatches(golden, found) == [])
  }

  @Test(
    "says which key is not what it must be",
    arguments: [
      (#""<id>""#, "-1", "the answer is -1; it must be a whole number from 0 to 10^18"),
      (#""<id>""#, "1.5", "the answer is 1.5; it must be a whole number from 0 to 10^18"),
      (#""<id>""#, "true", "the answer is true; it must be a whole number from 0 to 10^18"),
      (#""<id>""#, #""7""#, #"the answer is "7"; it must be a whole number from 0 to 10^18"#),
      (#""<flag>""#, "1", "the answer is 1; it must be true or false"),
      (#""<text>""#, #""""#, #"the answer is ""; it must be a text"#),
      (#"{"a":{"b":"<time>"}}"#, #"{"a":{}}"#, "the key a.b is missing; it must be a reading of CLOCK_MONOTONIC"),
      (#"{"a":null}"#, "{}", "the key a is missing; it must be null"),
      (#"{"a":1}"#, #"{"a":2}"#, "the key a is 2; it must be 1"), (#"{"a":1}"#, "[]", "it must be an object with a"),
      (#""<sentence: row>""#, #""No.""#, #"it must be a sentence with "row" in it"#),
      (#""<stages: view query>""#, #"[{"stage":"view","thread":1,"at":2}]"#, "the last of them view, query"),
      (#""<stages>""#, #"[{"stage":"view","thread":1}]"#, "each an object of stage, thread and at"),
      (#""<id or null>""#, #""x""#, "a whole number from 0 to 10^18, or null"),
    ])
  func refuses(_ golden: String, _ found: String, _ words: String) throws {
    let mismatches = try mismatches(golden, found)
    #expect(mismatches.count == 1)
    #expect(mismatches.first?.contains(words) == true, "\(mismatches)")
  }

  @Test("has values of its own put in wherever they stand") func fills() throws {
    let filled = try json(#"{"a":["{x}",1],"b":"{x}{y}"}"#).filled(with: ["x": "r1"])
    #expect(try filled == json(#"{"a":["r1",1],"b":"r1{y}"}"#))
  }
}
