import Testing

@testable import Texts

@Suite("A suggestion", .timeLimit(.minutes(10)))
struct SuggestionTests {
  @Test(arguments: [
    ("enviroment", "environment"), ("sync_views", "sync-views"), ("Threads", "threads"), ("tread", "threads"),
    ("views", "sync-views"), ("zzz", nil), ("x", nil), ("", nil),
  ])
  func `is the nearest word, if one is near`(word: String, expected: String?) {
    #expect(Suggestion.nearest(to: word, among: ["environment", "sync-views", "threads"]) == expected)
  }

  @Test(arguments: [("", "", 0), ("abc", "abd", 1), ("abc", "ab", 1), ("ab", "ba", 1), ("kitten", "sitting", 3)])
  func `counts letters`(first: String, second: String, distance: Int) {
    #expect(Suggestion.distance(first, second) == distance)
  }
}
