import Histories

/// One datagram of the probe: `lockstep-ending TOKEN REQUEST left`, or `raised`, each separated by a space.
struct EndingLetter: Equatable {
  var token: String
  var request: String
  var ending: ViewEnding

  /// Whoever can reach the port can send anything; `nil` is what no probe sends.
  init?(_ bytes: some Collection<UInt8>) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 4, words[0] == "lockstep-ending", let ending = ViewEnding(rawValue: String(words[3])),
      Self.isID(words[2])
    else { return nil }
    (token, request, self.ending) = (String(words[1]), String(words[2]), ending)
  }

  /// What the probe takes for the name of a request: 1 to 40 of A-Z, a-z, 0-9, '.', '_' and '-'.
  private static func isID(_ text: Substring) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
