import Conformance
import Foundation
import Histories
import Reporting
import TestSupport
import Testing

@Suite("A saved file that somebody has changed", .aside, .timeLimit(.minutes(60)))
struct SavedFileTests {
  @Test("is judged again, or refused in a sentence") func histories() throws {
    try Fuzz.run("histories", try SavedSample.histories) { try SavedSample.judge($0) }
  }

  @Test("is shown in every form, or refused in a sentence") func results() throws {
    try Fuzz.run("results", try SavedSample.results) {
      try SavedSample.show(try Results(json: $0, file: "r.json"))
    }
  }

  @Test("is refused or read with each of its numbers at each extreme") func numbers() throws {
    for text in try SavedSample.histories {
      for input in Leaves(of: text).replaced({ $0 is NSNumber && !($0 is Bool) }, by: Mutator.numbers) {
        try expect(sentenceFrom: { try SavedSample.judge(input) })
      }
    }
    for text in try SavedSample.results {
      for input in Leaves(of: text).replaced({ $0 is NSNumber && !($0 is Bool) }, by: Mutator.numbers) {
        try expect(sentenceFrom: { try SavedSample.show(try Results(json: input, file: "r.json")) })
      }
    }
  }

  @Test("shows each of its texts without anything that is more than text") func texts() throws {
    let hostile = "\u{1B}[31m\u{7}\u{0}\u{202E}\u{9F}\u{FFFF}"
    for text in try SavedSample.results {
      for input in Leaves(of: text).replaced({ $0 is String }, by: [hostile]) {
        try expect(sentenceFrom: { try SavedSample.show(try Results(json: input, file: "r.json")) })
      }
    }
  }

  @Test("is judged with each of its texts, and shown without anything that is more than text") func judgedTexts() throws
  {
    let hostile = "\u{1B}[31m\u{7}\u{0}\u{202E}\u{9F}\u{FFFF}"
    for text in try SavedSample.histories {
      for input in Leaves(of: text).replaced({ $0 is String }, by: [hostile]) {
        try expect(sentenceFrom: { try SavedSample.judge(input) })
      }
    }
  }

  @Test("holds a history with numbers that no model has, and is refused with the place") func places() throws {
    let history = try #require(try SavedSample.histories.first)
    for (key, number, place) in [
      ("processes", "9223372036854775807", "subject.model.processes: found 9223372036854775807"),
      ("processes", "-1", "subject.model.processes: found -1"),
      ("threads", "-3", "subject.model.threads: found -3"),
      ("enter", "-9223372036854775808", "history.spans[0].enter: found -9223372036854775808"),
      ("time", "9223372036854775807", "history.releases[0].time: found 9223372036854775807"),
      ("status", "1000", "history.fates[0].client.status: found 1000"),
      ("bytes", "-1", "history.fates[2].client.bytes: found -1"),
      ("nanoseconds", "-1", "history.fates[4].client.nanoseconds: found -1"),
    ] {
      let numbers = try Regex(#""\#(key)" : \d+"#)
      let text = history.replacing(numbers, with: "\"\(key)\" : \(number)")
      #expect(text != history, "\(key)")
      let error = #expect(throws: SavedFormError.self) { try SavedSample.judge(Array(text.utf8)) }
      #expect(error?.description.contains(place) == true, "\(error?.description ?? "")")
    }
  }

  private func expect(sentenceFrom read: () throws -> Void) throws {
    do { try read() } catch { Fuzz.expectSentence(String(describing: error)) }
  }
}
