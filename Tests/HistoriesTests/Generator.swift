import Histories

/// Numbers that look random and are the same in every run (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension History {
  /// A history of up to `requests` requests, some of them seen in several stages, within so many moments that ties are common.
  static func generated(_ seed: Int, requests: Int = 6, moments: Int = 12, empty: Bool = false) -> History {
    var random = Seeded(seed)
    let names = ["a", "b2", "r-1", "x.y_z", "long-name-of-a-request", "-f"].prefix(requests)
    let count = Int.random(in: 1...names.count, using: &random)
    var spans: [Span] = []
    var releases: [Release] = []
    func span(_ name: String, _ site: Site) -> Span {
      let enter = Int.random(in: 0..<moments, using: &random)
      let length = Int.random(in: (empty ? 0 : 1)...moments, using: &random)
      let ending = [Span.Ending.done, .done, .failed, .open].randomElement(using: &random) ?? .done
      return Span(name, at: site, from: enter, to: enter + length, ending: ending)
    }
    for name in names.prefix(count) {
      let process = Int.random(in: 1...3, using: &random)
      let backend = Bool.random(using: &random) ? Int.random(in: 70...72, using: &random) : nil
      let place = Place(process: process, thread: Int.random(in: 1...3, using: &random), backend: backend)
      spans.append(span(name, .client(process: Bool.random(using: &random) ? process : nil)))
      for stage in Stage.allCases where Bool.random(using: &random) { spans.append(span(name, .server(stage, place))) }
      if Bool.random(using: &random) { releases.append(Release(name, at: Int.random(in: 0..<moments, using: &random))) }
    }
    return History(spans, releases: releases)
  }
}
