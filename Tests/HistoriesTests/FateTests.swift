import Foundation
import Testing

@testable import Histories

@Suite("A fate")
struct FateTests {
  private static let kinds: [(ClientFate, String)] = [
    (.answered(status: 503), #"{"got":"answered","status":503}"#), (.refused, #"{"got":"refused"}"#),
    (.reset, #"{"got":"reset"}"#), (.cut(bytes: 12), #"{"bytes":12,"got":"cut"}"#),
    (.timedOut(nanoseconds: 9, .connection), #"{"got":"timed-out","nanoseconds":9,"while":"connection"}"#),
    (.timedOut(nanoseconds: 9, .answer), #"{"got":"timed-out","nanoseconds":9,"while":"answer"}"#),
    (.timedOut(nanoseconds: 9, .rest(bytes: 3)), #"{"bytes":3,"got":"timed-out","nanoseconds":9,"while":"rest"}"#),
    (.hungUp, #"{"got":"hung-up"}"#), (.other("was odd"), #"{"got":"other","words":"was odd"}"#),
  ]

  @Test("is written in words that say what the client got, and read back", arguments: kinds)
  func clients(_ fate: ClientFate, _ text: String) throws {
    #expect(String(decoding: try encoder.encode(fate), as: UTF8.self) == text)
    #expect(try JSONDecoder().decode(ClientFate.self, from: Data(text.utf8)) == fate)
  }

  @Test(
    "is read with the numbers that there can be, and with no others",
    arguments: [
      (#"{"got":"answered","status":N}"#, 0...999), (#"{"got":"cut","bytes":N}"#, Accepted.counts),
      (#"{"got":"timed-out","nanoseconds":N,"while":"answer"}"#, 0...Accepted.times.upperBound),
      (#"{"got":"timed-out","nanoseconds":1,"while":"rest","bytes":N}"#, Accepted.counts),
    ])
  func numbers(_ text: String, _ accepted: ClosedRange<Int>) throws {
    func read(_ number: String) throws {
      _ = try JSONDecoder().decode(ClientFate.self, from: Data(text.replacing("N", with: number).utf8))
    }
    for number in [accepted.lowerBound, accepted.upperBound] { try read(String(number)) }
    let outside = ["\(accepted.lowerBound - 1)", "\(accepted.upperBound + 1)", "9223372036854775808", "1e400", "0.5"]
    for number in outside { #expect(throws: DecodingError.self, "\(number)") { try read(number) } }
  }

  @Test(
    "is refused where it says what nobody can get",
    arguments: [
      #"{"got":"lost"}"#, #"{"got":"answered"}"#, #"{"got":"cut"}"#, #"{"status":200}"#, #""reset""#,
      #"{"got":"timed-out","nanoseconds":1}"#, #"{"got":"timed-out","nanoseconds":1,"while":"rest"}"#,
    ])
  func nonsense(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(ClientFate.self, from: Data(text.utf8)) }
  }

  @Test(
    "of a view is what was told last of it, and never what was not told",
    arguments: [
      (false, nil, ViewFate.unheard), (true, nil, .entered), (true, ViewEnding.left, .left), (false, .left, .left),
      (true, .raised, .raised), (false, .raised, .raised),
    ])
  func views(wasSeen: Bool, told: ViewEnding?, fate: ViewFate) {
    #expect(ViewFate(wasSeen: wasSeen, told: told) == fate)
  }

  @Test("is kept for each request, in order of their names") func order() throws {
    let fates = ["a2", "a10", "a1"].map { Fate($0, client: .refused, view: .unheard) }
    let history = History([], fates: fates)
    #expect(history.fates.map(\.request) == ["a1", "a10", "a2"])
    #expect(history.fate(of: "a10") == fates[1])
    #expect(history.fate(of: "a3") == nil)
    #expect(try JSONDecoder().decode(History.self, from: encoder.encode(history)) == history)
  }

  private var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return encoder
  }
}
